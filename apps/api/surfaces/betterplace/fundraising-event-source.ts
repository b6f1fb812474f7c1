import type { FundraisingEventItem } from '@almoner/campaigns';
import type { Part } from './etag';
import type { KnownPersons } from './persons';
import type { FundraisingEventSource } from './present/fundraising-event';
import { shortenedName } from './present/person';

/** A forgotten name, or a page that was opened, changes the answer, although nothing was recorded of the event. */
export const eventParts = (event: FundraisingEventItem, persons: KnownPersons): readonly Part[] => [
  event.fundraisingEventId,
  event.version,
  event.managerFirstName,
  event.managerLastName,
  ...persons.partsOf(event.managerId),
];

export function eventSource(event: FundraisingEventItem, persons: KnownPersons): FundraisingEventSource {
  const { managerId, managerFirstName, managerLastName, profilePicture } = event;
  return {
    ...event,
    donors: event.donorCount,
    donatedCents: event.donatedEurMinor,
    requestedCents: event.goalEurMinor,
    contact: persons.shown(managerId, shortenedName(managerFirstName, managerLastName)),
    picture: profilePicture === null ? null : { original: profilePicture },
  };
}
