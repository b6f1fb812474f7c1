import { type DynamicModule, Injectable, Module, type OnApplicationBootstrap } from '@nestjs/common';
import { Commands, Facts } from '@almoner/eventstore/commands';
import { ReadStore } from '@almoner/readstore';
import { contextModules } from './contexts';
import { System } from './system';

/** By the time the application stands, every context has bound the facts that policies ask for. */
@Injectable()
class PolicyStart implements OnApplicationBootstrap {
  constructor(private readonly system: System) {}

  onApplicationBootstrap(): void {
    this.system.runPolicies();
  }
}

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
      // A policy may need any context, also one whose surfaces are switched off.
      imports: contextModules,
      providers: [...provided, PolicyStart],
      exports: provided.map(({ provide }) => provide),
    };
  }
}
