import { createServer } from 'node:http';

/** The ceiling: a bare `node:http` that answers every path with the bytes it was given for it. */
process.on('message', (answers: Record<string, { type: string; body: string }>) => {
  const ready = new Map(
    Object.entries(answers).map(([path, { type, body }]) => [
      path,
      { type, body: Buffer.from(body, 'base64') },
    ]),
  );
  const server = createServer((request, response) => {
    const answer = ready.get(request.url ?? '');
    if (answer === undefined) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'Content-Type': answer.type, 'Content-Length': answer.body.length });
    response.end(answer.body);
  });
  server.listen(0, '127.0.0.1', () => process.send?.(server.address()));
});
process.on('disconnect', () => process.exit(0));
