// dependency-cruiser can only be imported as an ES module, which specs are not: requests come in on stdin, results go out on stdout.
import { text } from 'node:stream/consumers';
import { cruise } from 'dependency-cruiser';

const results = [];
for (const { folders, options } of JSON.parse(await text(process.stdin))) {
  const { output } = await cruise(folders, options);
  results.push(output);
}
process.stdout.write(JSON.stringify(results));
