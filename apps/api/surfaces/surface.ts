import type { Type } from '@nestjs/common';
import type { NumberedKind, RefusalKind } from '@almoner/kernel';

/** Who may call a route and how much it gives at once; the suite over all surfaces fails on a route without a row. */
export interface AccessRow {
  /** The operation of the surface's OpenAPI file that the route answers. */
  readonly operationId: string;
  /** What the caller must show. */
  readonly needs: string;
  /** How many records one answer holds at most; `one` for a single record, `all` where the contract wants the whole list. */
  readonly pageLimit: number | 'one' | 'all';
}

/** What a surface tells of itself; `surfaces/index.ts` lists them. */
export interface Surface {
  readonly name: string;
  readonly module: Type;
  /** Absolute path of the OpenAPI file that its answers keep to. */
  readonly openapi: string;
  /** The kinds of record that it shows under whole numbers of its own. */
  readonly numbers: readonly NumberedKind[];
  /** By method and route template as Nest registers it: `GET /api/:api_key/statistics`. */
  readonly access: Readonly<Record<string, AccessRow>>;
  /** Operations of the contract that are not served yet; absent when all are. */
  readonly awaited?: readonly string[];
  /** The wire status of each kind of refusal. */
  readonly refusals: Readonly<Record<RefusalKind, number>>;
  /** Lines for the demo: a credential and a call that works with it. */
  readonly demo: { readonly credential: string; readonly curl: (origin: string) => string };
}
