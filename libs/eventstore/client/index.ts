export { EventStore } from './event-store';
export type { Appended, NewEvent } from './event-store';
export { follow } from './follow';
export type { EventBatch } from './follow';
export { StoreUnavailable } from './store-unavailable';
export { recorded } from './recorded';
export { SharedFeed } from './shared-feed';
