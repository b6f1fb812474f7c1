import type { EntityManager } from '@mikro-orm/core';

export const gifts = (em: EntityManager) => em.fork();
