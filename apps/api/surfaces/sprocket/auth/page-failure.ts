/** A failure that is told on the page itself, never by a redirect (RFC 6749 section 4.1.2.1). */
export class PageFailure extends Error {
  constructor(
    readonly status: 400 | 500 | 503,
    readonly title: string,
    readonly words: string,
  ) {
    super(title);
  }
}

export const pageFailures = {
  unknownApplication: () =>
    new PageFailure(
      400,
      'We do not know who sent you here',
      'The address names no application that may ask you for anything. Please go back and tell those who run it.',
    ),
  badRedirect: () =>
    new PageFailure(
      400,
      'We cannot send you back',
      'The application wants you sent to an address that it has not registered, so nothing is asked of you here.',
    ),
  unreadable: () => new PageFailure(400, 'This could not be read', 'Please go back and start again.'),
  fault: () => new PageFailure(500, 'Something went wrong on our side', 'Please try again later.'),
  away: () => new PageFailure(503, 'We are not available at the moment', 'Please try again in a minute.'),
};
