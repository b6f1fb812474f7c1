import { Participants, type PeerSeriesItem, type PeerViewer, Teams } from '@almoner/campaigns';
import { SeriesTotals } from '@almoner/donations';
import { Injectable } from '@nestjs/common';
import type { SeriesSource } from './present/series';
import { type Asking, whole } from './shown-campaigns';
import { ShownUsers } from './shown-users';

/** Gathers what is shown of series beside themselves. */
@Injectable()
export class ShownSeries {
  constructor(
    private readonly participants: Participants,
    private readonly teams: Teams,
    private readonly totals: SeriesTotals,
    private readonly shown: ShownUsers,
  ) {}

  /** Nothing of a series changes but what is raised, so it counts as changed when it began. */
  async one(
    series: PeerSeriesItem,
    viewer: PeerViewer,
    { leaderCount, origin }: Asking,
  ): Promise<SeriesSource> {
    const { seriesId, goalMinor, reportingCurrency: currency } = series;
    const [raisedMinor, users, teams] = await Promise.all([
      this.totals.raisedMinor(seriesId),
      this.participants.leadersOf(seriesId, leaderCount, viewer),
      this.teams.leadersOf(seriesId, leaderCount),
    ]);
    return {
      ...series,
      modifiedAt: series.createdAt,
      url: series.url ?? `${origin}/sprocket/v2/series/${series.number}`,
      goal: whole(series, { goalMinor, raisedMinor, currency }, []),
      leaders: {
        users: await this.shown.users(users, 'without gifts'),
        teams: await this.shown.teams(teams, viewer, 'without gifts'),
      },
    };
  }
}
