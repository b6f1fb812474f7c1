import { Controller, UseFilters, UseInterceptors, applyDecorators } from '@nestjs/common';
import { FailureFilter } from './failure.filter';
import { FormatInterceptor } from './format.interceptor';

/** A controller of this surface: its paths, its failures, and the form that its answers are asked in. */
export const SprocketController = () =>
  applyDecorators(Controller('sprocket'), UseFilters(FailureFilter), UseInterceptors(FormatInterceptor));
