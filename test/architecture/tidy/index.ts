import {
  contextsExplainThemselves,
  documentsAreThere,
  intSpecPerView,
  e2eSpecPerSurface,
  unitSpecPerCommand,
} from './companions';
import { goldenPerEventVersion, storedNamesCarryTheirContext } from './goldens';
import { lockFileIsWhole } from './lock-file';
import { placesSayWhatTheyHold, typesSayWhatTheyAre } from './names';
import { dependenciesArePinned } from './pins';
import { filesSayOneThing } from './sizes';
import { noStreamEnds } from './streams';
import type { TidyRule } from './tidy-rule';
import { variablesAreExplained } from './variables';
import { noHostPath, noSpecLeftOut, nothingUnfinished } from './words';

export type { Files, TidyRule } from './tidy-rule';

export const tidyRules: readonly TidyRule[] = [
  nothingUnfinished,
  noSpecLeftOut,
  noHostPath,
  goldenPerEventVersion,
  storedNamesCarryTheirContext,
  intSpecPerView,
  e2eSpecPerSurface,
  unitSpecPerCommand,
  contextsExplainThemselves,
  documentsAreThere,
  placesSayWhatTheyHold,
  typesSayWhatTheyAre,
  filesSayOneThing,
  dependenciesArePinned,
  lockFileIsWhole,
  noStreamEnds,
  variablesAreExplained,
];
