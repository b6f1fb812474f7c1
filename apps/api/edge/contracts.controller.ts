import { Controller, Get, NotFoundException, Param, Res } from '@nestjs/common';
import type { Response } from 'express';
import { SurfacesServed } from './surfaces-served';

/** The contract that a served surface keeps: `GET /openapi/{surface}.yaml`, OpenAPI 3.1. */
@Controller('openapi')
export class ContractsController {
  constructor(private readonly served: SurfacesServed) {}

  @Get(':name.yaml')
  contract(@Param('name') name: string, @Res() response: Response): void {
    const surface = this.served.surfaces.find((each) => each.name === name);
    if (surface === undefined) throw new NotFoundException();
    response.set({ 'Content-Type': 'application/yaml; charset=utf-8', 'Access-Control-Allow-Origin': '*' });
    response.sendFile(surface.openapi);
  }
}
