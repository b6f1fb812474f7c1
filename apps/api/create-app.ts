import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Logger } from 'nestjs-pino';
import type { System } from '../system/system';
import { AppModule } from './app.module';

/** The Nest application over a running system, ready to listen. */
export async function createApp(system: System): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.of(system), {
    bodyParser: false,
    // What Nest tells of its own start is for its developers; the operator's log begins when everything stands.
    logger: ['fatal', 'error', 'warn'],
  });
  app.disable('x-powered-by');
  // Surfaces make their own ETags from row versions; hashing every body again would cost more than making it.
  app.disable('etag');
  await app.init();
  app.useLogger(app.get(Logger));
  return app;
}
