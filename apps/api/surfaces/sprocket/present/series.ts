import { type Leaders, presentLeaders1, presentLeaders2 } from './campaign';
import { type GoalSource, presentGoal } from './goal';
import { seconds } from './wire';

export interface SeriesSource {
  readonly number: number;
  readonly title: string;
  readonly url: string;
  /** In the reporting currency, over all campaigns. */
  readonly goal: GoalSource;
  readonly leaders: Leaders;
  readonly createdAt: number;
  readonly modifiedAt: number;
}

const known = ({ number, title, url, goal }: SeriesSource) => ({
  Id: number,
  Name: title,
  Url: url,
  Fundraising_Goal: presentGoal(goal),
});

export const presentSeries1 = (series: SeriesSource) => ({
  ...known(series),
  ...presentLeaders1(series.leaders),
});

export const presentSeries2 = (series: SeriesSource) => ({
  ...known(series),
  ...presentLeaders2(series.leaders),
  Created_On: seconds(series.createdAt),
  Last_Modified_On: seconds(series.modifiedAt),
});
