/** The event store did not answer in time; what was asked may or may not have happened. Surfaces answer 503. */
export class StoreUnavailable extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StoreUnavailable';
  }
}
