export { type Clock, frozenClock, systemClock } from './clock';
export { type Asking, Commands, type Outcome, type Reached, type Sealing } from './commands';
export { Facts } from './facts';
export { derivedId } from './idempotency';
