import { createServer } from 'node:http';

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The ceiling: a bare `node:http` that answers every path with the bytes it was given for it. */
process.on('message', (answers: Record<string, Answer>) => {
  const ready = new Map(
    Object.entries(answers).map(([path, { status, headers, body }]) => {
      const bytes = Buffer.from(body, 'base64');
      const sent = status === 304 ? headers : { ...headers, 'content-length': bytes.length };
      return [path, { status, headers: sent, bytes }];
    }),
  );
  const server = createServer((request, response) => {
    const url = request.url ?? '';
    const answer = ready.get(url) ?? ready.get(url.slice(0, url.lastIndexOf('&')));
    if (answer === undefined) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(answer.status, answer.headers).end(answer.bytes);
  });
  server.listen(0, '127.0.0.1', () => process.send?.(server.address()));
});
process.on('disconnect', () => process.exit(0));
