import '../system/require-node';
import 'reflect-metadata';
import { CommandFactory } from 'nest-commander';
import { numberings } from '../api/surfaces';
import { explain } from '../system/explain';
import { readSettings } from '../system/settings';
import { System } from '../system/system';
import { CliModule } from './cli.module';

/** `almoner <command>`: joins the system that serves the data folder, or starts one for as long as the command runs. */
async function main(): Promise<void> {
  const system = await System.start(readSettings(process.env), 'cli', numberings);
  try {
    await CommandFactory.run(CliModule.of(system), {
      cliName: 'almoner',
      logger: ['error'],
      serviceErrorHandler: fail,
      errorHandler: fail,
    });
  } finally {
    await system.stop();
  }
}

/** Exit code 1 for what the operator can mend; the stack only for what nobody expected. */
function fail(error: Error): void {
  const parsing = error as { readonly code?: string; readonly exitCode?: number };
  if (parsing.code?.startsWith('commander.')) {
    // Whoever parses the arguments has said already what is wrong with them; help is no fault.
    process.exitCode = error.message === '(outputHelp)' ? 0 : parsing.exitCode;
    return;
  }
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}

main().catch(fail);
