import type { ContestEntered, ContestOpened, StandingRecorded } from '@almoner/campaigns/events';
import { noon } from './given';
import * as ids from './records';

/** Contests as commands and facts of specs; each takes what is special about it. */
export const contestId = ids.idOf(65);
const at = noon.toISOString();

const profile = {
  title: 'Most friends',
  beginsAt: '2011-09-01T00:00:00.000Z',
  endsAt: '2011-09-15T00:00:00.000Z',
};

export const contest = (special: object = {}) => ({ contestId, ...profile, ...special });

export const contestOpened = (special: Partial<ContestOpened['data']> = {}): ContestOpened => ({
  type: 'campaigns.ContestOpened',
  data: { contestId, ...profile, openedAt: at, ...special },
});

export const contestEntered = (special: Partial<ContestEntered['data']> = {}): ContestEntered => ({
  type: 'campaigns.ContestEntered',
  data: { contestId, campaignId: ids.campaignId, enteredAt: at, ...special },
});

export const standingRecorded = (special: Partial<StandingRecorded['data']> = {}): StandingRecorded => ({
  type: 'campaigns.StandingRecorded',
  data: {
    contestId,
    campaignId: ids.campaignId,
    donationCount: 552,
    donatedEurMinor: 704_899,
    recordedAt: at,
    ...special,
  },
});
