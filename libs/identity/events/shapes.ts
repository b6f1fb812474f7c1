import { z } from 'zod';

export const id = z.uuid();
export const instant = z.iso.datetime();
export const sealed = z.strictObject({ person: z.uuid(), text: z.string() });
/** The numbers that a record brought along, by surface. */
export const numbers = z.record(z.string(), z.int().positive());
