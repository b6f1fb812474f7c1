import { type DynamicModule, Module } from '@nestjs/common';
import { contextModules } from '../system/contexts';
import type { System } from '../system/system';
import { SystemModule } from '../system/system.module';
import { ConfirmDonationsCommand } from './confirm-donations/confirm-donations.command';
import { LoadCommand } from './load.command';

@Module({})
export class CliModule {
  static of(system: System): DynamicModule {
    return {
      module: CliModule,
      imports: [SystemModule.of(system), ...contextModules],
      providers: [LoadCommand, ConfirmDonationsCommand],
    };
  }
}
