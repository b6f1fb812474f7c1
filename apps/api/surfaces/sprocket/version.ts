import { type ExecutionContext, createParamDecorator } from '@nestjs/common';
import type { Request, Response } from 'express';
import { send, sendCreated } from './answer';
import type { Collection } from './collection';
import { type Asked, readCollection, readPages } from './collection-query';
import type { Wire } from './format';
import type { Query } from './parameters';
import { presentAddress } from './present/address';
import { presentCampaign1, presentCampaign2 } from './present/campaign';
import { presentDisplayed } from './present/displayed-donation';
import { presentDonation1, presentDonation2 } from './present/donation';
import { presentGoal } from './present/goal';
import { presentList } from './present/list';
import { presentOrganisation } from './present/organisation';
import { presentSeries1, presentSeries2 } from './present/series';
import { presentTeam1, presentTeam2 } from './present/team';
import { presentUpdate } from './present/update';
import { presentUser1, presentUser2 } from './present/user';

/** Both versions are one reading, asked and presented in two ways (behaviour notes 21 and 32). */
export type Version = 1 | 2;

/** Gives a handler the version that its path names. */
export const TheVersion = createParamDecorator((_: unknown, context: ExecutionContext): Version =>
  context.switchToHttp().getRequest<Request>().path.startsWith('/sprocket/v1/') ? 1 : 2,
);

/** What an object is called on the wire, and how each version presents it. */
export interface Kind<Source> {
  readonly name: string;
  readonly plural: string;
  readonly present: Readonly<Record<Version, (source: Source) => Wire>>;
}

const kind = <Source>(
  name: string,
  plural: string,
  first: (source: Source) => Wire,
  second: (source: Source) => Wire = first,
): Kind<Source> => ({ name, plural, present: { 1: first, 2: second } });

export const kinds = {
  user: kind('User', 'Users', presentUser1, presentUser2),
  team: kind('Team', 'Teams', presentTeam1, presentTeam2),
  campaign: kind('Campaign', 'Campaigns', presentCampaign1, presentCampaign2),
  series: kind('Series', 'Series', presentSeries1, presentSeries2),
  organisation: kind('Organization', 'Organizations', presentOrganisation),
  address: kind('Address', 'Addresses', presentAddress),
  goal: kind('Fundraising_Goal', 'Fundraising_Goals', presentGoal),
  donation: kind('Donation', 'Donations', presentDonation1, presentDonation2),
  displayed: kind('Displayed_Donation_Info', 'Displayed_Donation_Infos', presentDisplayed),
  update: kind('Update', 'Updates', presentUpdate),
};

/** Version 1 has pages only. */
export const readAsked = <Field extends string>(
  version: Version,
  collection: Collection<Field>,
  query: Query,
): Asked<Field> => (version === 1 ? readPages(collection, query) : readCollection(collection, query));

/** One object: bare in version 1, under its type name in version 2. */
export function sendOne<Source>(
  response: Response,
  version: Version,
  { name, present }: Kind<Source>,
  source: Source,
): void {
  send(response, wrapped(version, name, present[version](source)));
}

/** One object that was created. @param path where it is to be found */
export function sendNew<Source>(
  response: Response,
  version: Version,
  { name, present }: Kind<Source>,
  source: Source,
  path: string,
): void {
  sendCreated(response, path, wrapped(version, name, present[version](source)));
}

const wrapped = (version: Version, name: string, wire: Wire): Wire =>
  version === 1 ? wire : { [name]: wire };

/** Part of a collection: a bare array in version 1, with its place in the whole in version 2. */
export function sendList<Source>(
  response: Response,
  version: Version,
  { name, plural, present }: Kind<Source>,
  sources: readonly Source[],
  asked: Pick<Asked<string>, 'limit' | 'offset'>,
  total: number,
): void {
  const entries = sources.map(present[version]);
  if (version === 1) send(response, entries, { element: name });
  else send(response, presentList(plural, entries, asked, total));
}
