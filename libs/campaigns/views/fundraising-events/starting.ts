import { type Reading, change, give, put, reading } from '@almoner/readstore';
import type { FundraisingEventStarted } from '../../events';
import {
  ClientEventFiguresRow,
  FundraisingEventRow,
  FundraisingEventStoryRow,
  OrganisationNameRow,
} from './fundraising-events.table';
import { cellsOf, counted } from './moving';
import { storyOf } from './story';

/** An event is shown from its first moment; the name of the organisation that it is run for is searched with it. */
export const starting = (numbering: string): Reading<FundraisingEventStarted> =>
  reading({
    keys: ({ data: { organisationId } }) =>
      organisationId === null ? [] : [{ table: OrganisationNameRow, key: { organisationId } }],
    apply({ data, position }, own, { open }) {
      const { fundraisingEventId, organisationId, clientId, startedAt, numbers, ...profile } = data;
      const { goalEurMinor, taxDeductible, rank } = profile;
      const at = Date.parse(startedAt);
      const organisation = organisationId === null ? undefined : own(OrganisationNameRow, { organisationId });
      const facets = { taxDeductible, completed: false, closed: false, donationsProhibited: false };
      const ranked = { rank, rankDown: -rank, createdAt: at, updatedAt: at, version: position };
      return [
        give(
          FundraisingEventRow,
          { fundraisingEventId, clientId, goalEurMinor, taxDeductible, ...ranked },
          { column: 'number', counter: 'fundraising-event', number: numbers?.[numbering] },
        ),
        put(FundraisingEventStoryRow, {
          fundraisingEventId,
          organisationId,
          organisationWords: organisation?.name ?? null,
          ...storyOf(profile, open),
        }),
        ...counted(cellsOf({ clientId, ...facets }), 1),
        ...(clientId === null
          ? []
          : [
              change(
                ClientEventFiguresRow,
                { clientId },
                { add: { eventCount: 1 }, set: { version: position } },
              ),
            ]),
      ];
    },
  });
