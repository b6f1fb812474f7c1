import { type DynamicModule, Module } from '@nestjs/common';
import type { System } from '../system/system';
import { SystemModule } from '../system/system.module';
import { logging } from './logging';
import { AnswerCache } from './edge/answer-cache';
import { ContractsController } from './edge/contracts.controller';
import { HealthController } from './edge/health.controller';
import { SurfacesServed } from './edge/surfaces-served';
import { surfaces } from './surfaces';

/** The API process: the running system and every surface that the operator has not switched off. */
@Module({})
export class AppModule {
  static of(system: System, answers: AnswerCache): DynamicModule {
    const wanted = system.settings.surfaces;
    const served = surfaces.filter(({ name }) => wanted === undefined || wanted.includes(name));
    return {
      module: AppModule,
      global: true,
      providers: [
        { provide: AnswerCache, useValue: answers },
        { provide: SurfacesServed, useValue: new SurfacesServed(served) },
      ],
      exports: [AnswerCache],
      imports: [
        logging(system.settings.logLevel),
        SystemModule.of(system),
        ...served.map(({ module }) => module),
      ],
      controllers: [HealthController, ContractsController],
    };
  }
}
