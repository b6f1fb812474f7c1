import { Get, Param, Query, Res } from '@nestjs/common';
import { Places } from '@almoner/geography';
import {
  type CauseOrder,
  type ChosenCauses,
  type VolunteeringCauseItem,
  VolunteeringCauses,
} from '@almoner/participation';
import type { Response } from 'express';
import { sendRead } from './answer';
import { BetterplaceController } from './betterplace-controller';
import type { Part } from './etag';
import { Failure } from './failure';
import { readOrder } from './list-grammar';
import { lists } from './lists';
import { aroundLocation, nearestFirst } from './nearest-first';
import { type Page, type Slice, presentList, readPage } from './paging';
import { presentVolunteering } from './present/volunteering';
import type { Urls } from './present/wire';
import { TheUrls, readNumber } from './reader';
import { type Around, readSearch } from './search-query';
import { surfaceName } from './surface-name';
import { offerOf } from './volunteering-source';

@BetterplaceController()
export class VolunteeringController {
  constructor(
    private readonly causes: VolunteeringCauses,
    private readonly places: Places,
  ) {}

  @Get('volunteering.json')
  async list(
    @Query() query: Record<string, unknown>,
    @TheUrls() urls: Urls,
    @Res() response: Response,
  ): Promise<void> {
    const page = readPage(query);
    const search = await readSearch(query, this.places);
    const around = search === 'none' ? undefined : search.around;
    const { items, total } =
      search === 'none'
        ? nothing
        : await this.slice(
            {
              surface: surfaceName,
              orders: readOrder(lists.volunteering, query).map(({ key, direction }) => ({
                by: keys[key],
                descending: direction === 'desc',
              })),
              boxes: search.boxes,
              ...(search.text && { search: { scope: scopes[search.text.scope], text: search.text.text } }),
            },
            urls,
            around,
            page,
          );
    const location = aroundLocation(around);
    const madeFrom = [page.page, page.perPage, total, JSON.stringify(location), ...items.flatMap(partsOf)];
    sendRead(response, madeFrom, () => {
      const data = items.map((each) => presentVolunteering(offerOf(each, urls.language), urls));
      const { data: shown, ...envelope } = presentList(page, total, data);
      return { ...envelope, ...location, data: shown };
    });
  }

  @Get('volunteering/:volunteering_id.json')
  async one(
    @Param('volunteering_id') id: string,
    @TheUrls() urls: Urls,
    @Res() response: Response,
  ): Promise<void> {
    const cause = await this.causes.byNumber(surfaceName, readNumber(id), urls.language);
    if (cause === undefined) throw new Failure(404);
    sendRead(response, partsOf(cause), () => presentVolunteering(offerOf(cause, urls.language), urls));
  }

  private slice(
    chosen: ChosenCauses,
    { language }: Urls,
    around: Around | undefined,
    page: Page,
  ): Promise<Slice<VolunteeringCauseItem>> {
    if (around === undefined)
      return this.causes.page({ ...chosen, language, offset: page.offset, limit: page.perPage });
    const list = {
      total: () => this.causes.total(chosen),
      placesIn: async (box: Parameters<VolunteeringCauses['placesIn']>[0]) =>
        (await this.causes.placesIn(box, chosen)).map(({ causeId: id, ...point }) => ({ id, ...point })),
      byIds: (ids: readonly string[]) => this.causes.byIds(surfaceName, ids, language),
      // Every offer lies somewhere.
      nowhere: () => Promise.resolve([]),
    };
    return nearestFirst(list, around, page);
  }
}

const nothing = { total: 0, items: [] };

const scopes = { words: 'words', names: 'humanNames' } as const;

const keys = {
  has_image: 'hasImage',
  carrier_has_image: 'carrierHasImage',
  created_at: 'createdAt',
  content_updated_at: 'updatedAt',
} as const satisfies Record<(typeof lists.volunteering)['orders'][number], CauseOrder['by']>;

/** Whom to talk to can be forgotten without anything being recorded of the offer. */
const partsOf = ({ causeId, version, contact }: VolunteeringCauseItem): readonly Part[] => [
  causeId,
  version,
  contact.name,
  contact.phone,
  contact.email,
];
