export { type Clock, frozenClock, systemClock } from './clock';
export { type Asking, Commands, type Outcome, type Reached, type Sealing, keyReused, randomHex, unstorable } from './commands';
export { Facts } from './facts';
export { derivedId } from './idempotency';
