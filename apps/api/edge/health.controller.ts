import { Controller, Get, Res } from '@nestjs/common';
import type { Response } from 'express';
import { System } from '../../system/system';

/** For the operator's supervisor: is the process alive, and can it serve? */
@Controller('health')
export class HealthController {
  constructor(private readonly system: System) {}

  @Get('live')
  live(): { readonly status: 'live' } {
    return { status: 'live' };
  }

  /** 503 while the event store is away, a view is being built, or the projections cannot go on. */
  @Get('ready')
  ready(@Res() response: Response): void {
    const { views, storeIsUp } = this.system;
    const projections = views.runner?.state.phase ?? 'elsewhere';
    const building = [...views.states.building.keys()];
    const ready = storeIsUp && projections !== 'failing' && building.length === 0;
    response
      .status(ready ? 200 : 503)
      .set(ready ? {} : { 'Retry-After': '2' })
      .json({
        status: ready ? 'ready' : 'not ready',
        eventStore: storeIsUp ? 'up' : 'down',
        projections,
        building,
      });
  }
}
