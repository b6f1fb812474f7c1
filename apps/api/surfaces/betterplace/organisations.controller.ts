import { Get, Param, Query, Res } from '@nestjs/common';
import { OrganisationDirectory, type OrganisationItem } from '@almoner/campaigns';
import type { Response } from 'express';
import { sendRead } from './answer';
import { BetterplaceController } from './betterplace-controller';
import type { Part } from './etag';
import { Failure } from './failure';
import { presentList, readPage } from './paging';
import { type KnownPersons, Persons } from './persons';
import { type OrganisationSource, presentOrganisation } from './present/organisation';
import { shortenedName } from './present/person';
import type { Urls } from './present/wire';
import { TheUrls, readNumber } from './reader';
import { surfaceName } from './surface-name';

@BetterplaceController()
export class OrganisationsController {
  constructor(
    private readonly organisations: OrganisationDirectory,
    private readonly persons: Persons,
  ) {}

  @Get('organisations.json')
  async list(
    @Query() query: Record<string, unknown>,
    @TheUrls() urls: Urls,
    @Res() response: Response,
  ): Promise<void> {
    const page = readPage(query);
    const { items, total } = await this.organisations.page({
      surface: surfaceName,
      language: urls.language,
      offset: page.offset,
      limit: page.perPage,
    });
    const contacts = await this.persons.among(items.map(({ contactId }) => contactId));
    const madeFrom = [page.page, page.perPage, total, ...items.flatMap((each) => partsOf(each, contacts))];
    sendRead(response, madeFrom, () =>
      presentList(
        page,
        total,
        items.map((each) => presentOrganisation(sourceOf(each, contacts), urls)),
      ),
    );
  }

  @Get('organisations/:organisation_id.json')
  async one(
    @Param('organisation_id') id: string,
    @TheUrls() urls: Urls,
    @Res() response: Response,
  ): Promise<void> {
    const organisation = await this.organisations.byNumber(surfaceName, readNumber(id), urls.language);
    if (organisation === undefined) throw new Failure(404);
    const contacts = await this.persons.among([organisation.contactId]);
    sendRead(response, partsOf(organisation, contacts), () =>
      presentOrganisation(sourceOf(organisation, contacts), urls),
    );
  }
}

/** A forgotten name changes the answer, although nothing was recorded of the organisation. */
function partsOf(organisation: OrganisationItem, contacts: KnownPersons): readonly Part[] {
  const { version, contactId, contactFirstName, contactLastName } = organisation;
  return [version, contactFirstName, contactLastName, ...contacts.partsOf(contactId)];
}

function sourceOf(organisation: OrganisationItem, contacts: KnownPersons): OrganisationSource {
  const { contactId, contactFirstName, contactLastName, logo } = organisation;
  return {
    ...organisation,
    picture: logo === null ? null : { original: logo },
    contact: contacts.shown(contactId, shortenedName(contactFirstName, contactLastName)),
  };
}
