import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

/** A server of the bench in a process of its own, so that its CPU time can be told apart. */
export async function startChild(
  script: string,
  message: object,
): Promise<{ readonly origin: string; readonly pid: number; readonly stop: () => Promise<void> }> {
  const child: ChildProcess = fork(resolve('dist/bench', script), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const listening = once(child, 'message');
  child.send(message);
  const [address] = (await listening) as [{ port: number }];
  return {
    origin: `http://127.0.0.1:${address.port}`,
    pid: child.pid ?? 0,
    stop: async () => {
      const gone = once(child, 'exit');
      child.disconnect();
      await gone;
    },
  };
}
