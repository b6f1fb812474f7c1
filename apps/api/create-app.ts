import type { RequestListener, Server } from 'node:http';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Logger } from 'nestjs-pino';
import type { System } from '../system/system';
import { AppModule } from './app.module';
import { AnswerCache } from './edge/answer-cache';

/** The Nest application over a running system, ready to listen. */
export async function createApp(system: System): Promise<NestExpressApplication> {
  const { views } = system;
  // Only the process that moves the views knows at every moment where they stand.
  const answers = new AnswerCache(() => (views.runner?.leading ? views.waiters.reached : undefined));
  const app = await NestFactory.create<NestExpressApplication>(AppModule.of(system, answers), {
    bodyParser: false,
    // What Nest tells of its own start is for its developers; the operator's log begins when everything stands.
    logger: ['fatal', 'error', 'warn'],
  });
  app.disable('x-powered-by');
  // Cookies are `Secure`, and limits count visitors and not their proxy, only where the proxy is believed.
  app.set('trust proxy', system.settings.trustedProxies);
  // Surfaces make their own ETags from row versions; hashing every body again would cost more than making it.
  app.disable('etag');
  await app.init();
  standBefore(app.getHttpServer(), answers);
  app.useLogger(app.get(Logger));
  return app;
}

/** Kept answers are given before the framework wakes: even its first step costs as much as sending one. */
function standBefore(server: Server, answers: AnswerCache): void {
  const handlers = server.listeners('request') as RequestListener[];
  server.removeAllListeners('request');
  server.on('request', (request, response) => {
    answers.serve(request, response, () => {
      for (const handle of handlers) handle(request, response);
    });
  });
}
