import { join } from 'node:path';
import type { EventStore, SharedFeed } from '@almoner/eventstore/client';
import type { Numberings } from '@almoner/kernel';
import { ReadStore, type RunnerWatcher } from '@almoner/readstore';
import { Vault, readMasterKey } from '@almoner/vault';
import { allProjections } from './contexts';
import { embeddedHistory } from './embedded-history';
import type { Settings } from './settings';

/** Told of what happens between the parts; wired to the log. */
export type Tell = (what: string, error?: unknown) => void;

/** @param mustExist true where the log holds events already, which only their own vault opens */
export function openVault(settings: Settings, mustExist: boolean): Promise<Vault> {
  return Vault.open({
    folder: settings.folder,
    // The vault opens what the log holds, so it stays with the log: another read store over the same log needs the same keys.
    url: settings.eventStore === undefined ? undefined : settings.readStore,
    masterKey: readMasterKey(settings.masterKeyFile),
    mustExist,
  });
}

export function openViews(
  settings: Settings,
  numberings: Numberings,
  role: 'runner' | 'reader',
): Promise<ReadStore> {
  return ReadStore.open({
    url: settings.readStore,
    file: join(settings.folder, 'views.sqlite'),
    projections: allProjections(numberings),
    role,
  });
}

/** What keeping the rows takes. `logFile` is the embedded log, which is read past its server. */
export interface Projecting {
  readonly events: EventStore;
  readonly feed: SharedFeed;
  readonly vault: Vault;
  readonly views: ReadStore;
  readonly logFile: string | undefined;
  readonly watcher?: RunnerWatcher;
}

/** Keeps the rows of all views in this thread, for as long as no other process does. */
export function project({ events, feed, vault, views, logFile, watcher }: Projecting) {
  return views.run({
    events: feed,
    history: logFile === undefined ? events : embeddedHistory(logFile),
    keys: vault,
    watcher,
  });
}
