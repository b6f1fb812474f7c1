import { seconds } from './wire';

export interface UpdateSource {
  readonly number: number;
  /** The author's. */
  readonly userNumber: number;
  readonly title: string | null;
  readonly body: string | null;
  readonly createdAt: number;
  readonly modifiedAt: number;
}

/** What a forgotten author wrote is empty. */
export const presentUpdate = (update: UpdateSource) => ({
  Id: update.number,
  User_Id: update.userNumber,
  Title: update.title ?? '',
  Body: update.body ?? '',
  Created_On: seconds(update.createdAt),
  Last_Modified_On: seconds(update.modifiedAt),
});
