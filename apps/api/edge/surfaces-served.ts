import type { Surface } from '../surfaces/surface';

/** The surfaces that the operator has not switched off. */
export class SurfacesServed {
  constructor(readonly surfaces: readonly Surface[]) {}
}
