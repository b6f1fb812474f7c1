import { z } from 'zod';

export const id = z.uuid().toLowerCase();
export const words = (lengthMax: number) => z.string().trim().min(1).max(lengthMax);
/** The name of a surface, or of a kind of record on it. */
export const slug = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);
