import { port } from '../../apps/api/main';

export const address = `localhost:${port}`;
