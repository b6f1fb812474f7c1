import { seconds } from './wire';

export interface UpdateSource {
  readonly number: number;
  readonly title: string | null;
  readonly body: string | null;
  readonly createdAt: number;
  readonly modifiedAt: number;
}

/** @param userNumber the author's. What a forgotten author wrote is empty. */
export const presentUpdate = (update: UpdateSource, userNumber: number) => ({
  Id: update.number,
  User_Id: userNumber,
  Title: update.title ?? '',
  Body: update.body ?? '',
  Created_On: seconds(update.createdAt),
  Last_Modified_On: seconds(update.modifiedAt),
});
