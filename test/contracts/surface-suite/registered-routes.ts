import type { INestApplication } from '@nestjs/common';

interface Layer {
  readonly route?: {
    readonly path: string | readonly string[];
    readonly methods: Readonly<Record<string, boolean>>;
  };
  readonly handle?: { readonly stack?: unknown };
}

/** `METHOD /template` of every route that Nest registered with Express, read from Express itself. */
export function registeredRoutes(app: INestApplication): string[] {
  const express = app.getHttpAdapter().getInstance() as {
    readonly router: { readonly stack: readonly Layer[] };
  };
  return express.router.stack.flatMap(routesOf);
}

function routesOf({ route, handle }: Layer): string[] {
  // A router inside the router would hide its routes from this walk, and so from every rule.
  if (route === undefined && handle?.stack !== undefined) throw new Error('a nested router hides its routes');
  const paths = [route?.path ?? []].flat();
  return paths.flatMap((path) =>
    Object.keys(route?.methods ?? {}).map(
      (method) => `${method === '_all' ? 'ALL' : method.toUpperCase()} ${path}`,
    ),
  );
}
