import { Controller, UseFilters, UseGuards, applyDecorators } from '@nestjs/common';
import { FailureFilter } from './failure.filter';
import { KeyGuard } from './key.guard';

/** A controller of this surface: its paths, its key, its failures. Nothing is bound globally. */
export const FiftyFiftyController = () =>
  applyDecorators(Controller('api'), UseGuards(KeyGuard), UseFilters(FailureFilter));
