import type { IncomingMessage } from 'node:http';
import { randomUUID } from 'node:crypto';
import { LoggerModule } from 'nestjs-pino';
import { validate as isUuid } from 'uuid';

interface Routed extends IncomingMessage {
  readonly route?: { readonly path?: string };
}

/**
 * One line for each request that changed something or failed. It names the route's template, never the URL: paths
 * hold keys and queries hold names.
 */
export function logging(level: string) {
  return LoggerModule.forRoot({
    pinoHttp: {
      level,
      genReqId: (request, response) => {
        const given = request.headers['x-request-id'];
        // Only what cannot be anything but an id: whatever a caller puts here is logged.
        const id = typeof given === 'string' && isUuid(given) ? given : randomUUID();
        response.setHeader('X-Request-Id', id);
        return id;
      },
      wrapSerializers: false,
      serializers: {
        req: (request: Routed) => ({ id: request.id, method: request.method }),
        res: (response: { readonly statusCode: number }) => ({ status: response.statusCode }),
      },
      // Only at its end does a request know the route that took it.
      customSuccessObject: (request: Routed, _response, line: object) => ({
        ...line,
        route: routeOf(request),
      }),
      customErrorObject: (request: Routed, _response, _error, line: object) => ({
        ...line,
        route: routeOf(request),
      }),
      customLogLevel: (request, response, error) => {
        if (error !== undefined || response.statusCode >= 500) return 'error';
        return asking.includes(request.method ?? '') && response.statusCode < 400 ? 'silent' : 'info';
      },
    },
  });
}

/** Methods that change nothing. */
const asking: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];

const routeOf = (request: Routed): string => request.route?.path ?? 'none';
