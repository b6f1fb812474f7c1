// @ts-expect-error -- planted: there is no such file.
import { runner } from './runner';

export const store: unknown = runner;
