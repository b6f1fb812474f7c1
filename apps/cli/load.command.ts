import { Command, CommandRunner } from 'nest-commander';
import { loadFile } from '../system/load';
import { System } from '../system/system';

@Command({
  name: 'load',
  arguments: '<files...>',
  description: 'Executes files of commands, one a line; a second load records nothing.',
})
export class LoadCommand extends CommandRunner {
  constructor(private readonly system: System) {
    super();
  }

  async run(files: string[]): Promise<void> {
    await this.system.views.states.ready();
    for (const file of files) {
      const { recorded, repeated } = await loadFile(this.system, file);
      process.stdout.write(`${file}: ${recorded} recorded, ${repeated} known already\n`);
    }
  }
}
