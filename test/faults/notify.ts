import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { LogReader } from '@almoner/eventstore/embedded';
import { ProcessUnderTest } from './process-under-test';
import { randomFrom } from './random';

const notifiers = 16;
const key = '0123456789abcdef0123456789abcdef';
const project = '1';
const attemptsMax = 400;

interface Gift {
  readonly reference: string;
  readonly pennies: number;
  acknowledged: boolean;
  sent: number;
}

/** What a run of fault rounds found; `lost` and `doubled` must be 0 and every sum must be `right`. */
export interface NotifyFaults {
  readonly seed: number;
  readonly rounds: number;
  readonly kills: Readonly<Record<Victim, number>>;
  readonly acknowledged: number;
  readonly retried: number;
  readonly lost: number;
  readonly doubled: number;
  readonly unacknowledgedButPresent: number;
  readonly inLog: number;
  readonly inList: number;
  readonly inStatistics: number;
  /** `right`, or what was found and what should be there. */
  readonly pennies: string;
}

type Victim = 'api' | 'store' | 'both';
const victims: readonly Victim[] = ['api', 'store', 'both'];

/**
 * Sixteen notifiers post gifts, each with its own Idempotency-Key, while the API process, the event store process or both are
 * killed at random moments; afterwards every acknowledged gift must be there exactly once, everywhere.
 */
export async function notifyUnderFaults(
  options: { readonly rounds: number; readonly seed: number },
  tell: (line: string) => void = () => undefined,
): Promise<NotifyFaults> {
  const random = randomFrom(options.seed);
  const folder = mkdtempSync(join(tmpdir(), 'almoner-faults-'));
  const server = new ProcessUnderTest(folder, {
    load: ['examples/fifty-fifty.jsonl'],
    environment: { ALMONER_LOG_LEVEL: 'warn' },
  });
  const gifts: Gift[] = [];
  const kills: Record<Victim, number> = { api: 0, store: 0, both: 0 };
  try {
    await server.start();
    const before = await figures(server.origin);
    for (let round = 1; round <= options.rounds; round += 1) {
      const victim = victims[random.below(victims.length)] ?? 'api';
      const stop = { asked: false };
      const posting = Array.from({ length: notifiers }, () => notifier(server, gifts, stop, random.below));
      await wait(20 + random.below(400));
      await kill(server, victim);
      kills[victim] += 1;
      await wait(random.below(150));
      stop.asked = true;
      await Promise.all(posting);
      tell(`round ${round}/${options.rounds}: killed ${victim}, ${gifts.length} gifts so far`);
    }
    const after = await figures(server.origin);
    const listed = await list(server.origin);
    await server.stop();
    const inLog = giftsInLog(folder);
    return judge({ ...options, kills, gifts, listed, inLog, before, after });
  } finally {
    await server.stop().catch(() => undefined);
    rmSync(folder, { recursive: true, force: true });
  }
}

async function kill(server: ProcessUnderTest, victim: Victim): Promise<void> {
  if (victim !== 'api') server.killStore();
  if (victim === 'store') return;
  await server.killApi();
  await server.start();
}

/** Posts gifts one after the other until it is told to stop; each is repeated with its key until it is acknowledged. */
async function notifier(
  server: ProcessUnderTest,
  gifts: Gift[],
  stop: { readonly asked: boolean },
  below: (limit: number) => number,
): Promise<void> {
  while (!stop.asked) {
    const gift: Gift = { reference: randomUUID(), pennies: 1 + below(10_000), acknowledged: false, sent: 0 };
    gifts.push(gift);
    while (!gift.acknowledged) {
      if (gift.sent >= attemptsMax) throw new Error(`gift ${gift.reference} was never acknowledged`);
      gift.sent += 1;
      gift.acknowledged = await post(server.origin, gift);
      if (!gift.acknowledged) await wait(25 + below(100));
    }
  }
}

async function post(origin: string, gift: Gift): Promise<boolean> {
  try {
    const response = await fetch(`${origin}/api/projects/donations/notify/`, {
      method: 'POST',
      headers: { 'Idempotency-Key': gift.reference },
      body: new URLSearchParams({
        api_key: key,
        project_id: project,
        amount: (gift.pennies / 100).toFixed(2),
        currency: 'GBP',
        name: `Donor ${gift.reference.slice(0, 4)}`,
        data: gift.reference,
      }),
      signal: AbortSignal.timeout(20_000),
    });
    const text = await response.text();
    // What the client sent is right, so any 4xx is a finding, not a reason to try again.
    if (response.status >= 400 && response.status < 500) throw new Refused(text);
    return response.status === 200;
  } catch (error) {
    if (error instanceof Refused) throw error;
    return false;
  }
}

class Refused extends Error {}

async function read<Answer>(url: string): Promise<Answer> {
  const response = await fetch(url);
  return ((await response.json()) as { data: Answer }).data;
}

function figures(origin: string): Promise<{ donation_count: string; donation_total: string }> {
  return read(`${origin}/api/${key}/statistics`);
}

async function list(origin: string): Promise<readonly string[]> {
  const rows = await read<{ data: string | null }[]>(`${origin}/api/${key}/projects/${project}/donations`);
  return rows.map(({ data }) => data ?? '');
}

function giftsInLog(folder: string): number {
  const reader = LogReader.open(join(folder, 'log.sqlite'));
  let count = 0;
  try {
    for (const event of reader.readAll()) if (event.type === 'donations.DonationRecorded') count += 1;
  } finally {
    reader.close();
  }
  return count;
}

const pennies = (pounds: string): number => Math.round(Number(pounds) * 100);

function judge(run: {
  seed: number;
  rounds: number;
  kills: Record<Victim, number>;
  gifts: readonly Gift[];
  listed: readonly string[];
  inLog: number;
  before: { donation_count: string; donation_total: string };
  after: { donation_count: string; donation_total: string };
}): NotifyFaults {
  const times = new Map<string, number>();
  for (const reference of run.listed) times.set(reference, (times.get(reference) ?? 0) + 1);
  const acknowledged = run.gifts.filter((gift) => gift.acknowledged);
  const present = run.gifts.filter(({ reference }) => times.has(reference));
  const sum = present.reduce((total, gift) => total + gift.pennies, 0);
  const found = pennies(run.after.donation_total) - pennies(run.before.donation_total);
  const seedGifts = run.listed.length - present.length;
  return {
    seed: run.seed,
    rounds: run.rounds,
    kills: run.kills,
    acknowledged: acknowledged.length,
    retried: run.gifts.filter(({ sent }) => sent > 1).length,
    lost: acknowledged.filter(({ reference }) => !times.has(reference)).length,
    doubled: run.gifts.filter(({ reference }) => (times.get(reference) ?? 0) > 1).length,
    unacknowledgedButPresent: present.filter((gift) => !gift.acknowledged).length,
    inLog: run.inLog - seedGifts,
    inList: present.length,
    inStatistics: Number(run.after.donation_count) - Number(run.before.donation_count),
    pennies: found === sum ? 'right' : `${found} in the total, ${sum} in the gifts`,
  };
}
