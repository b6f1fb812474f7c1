import { type DynamicModule, Module } from '@nestjs/common';
import { Commands, Facts } from '@almoner/eventstore/commands';
import { ReadStore } from '@almoner/readstore';
import { System } from './system';

/** Hands the running system's parts to every module. */
@Module({})
export class SystemModule {
  static of(system: System): DynamicModule {
    const provided = [
      { provide: System, useValue: system },
      { provide: ReadStore, useValue: system.views },
      { provide: Facts, useValue: system.facts },
      { provide: Commands, useValue: system.commands },
    ];
    return {
      global: true,
      module: SystemModule,
      providers: provided,
      exports: provided.map(({ provide }) => provide),
    };
  }
}
