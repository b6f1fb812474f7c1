import { Controller, UseFilters, applyDecorators } from '@nestjs/common';
import { FailureFilter } from './failure.filter';

/** A controller of this surface: its paths in the one spelling that the entry makes of all, and its failures. */
export const BetterplaceController = () =>
  applyDecorators(Controller(':locale/api_v4'), UseFilters(FailureFilter));
