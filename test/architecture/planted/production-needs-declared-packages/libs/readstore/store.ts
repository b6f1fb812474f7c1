import type { Config } from 'prettier';
import request from 'supertest';

export const store = (config: Config) => [request, config];
