export { EntitySchema } from '@mikro-orm/core';
