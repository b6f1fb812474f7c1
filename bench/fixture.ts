import { join } from 'node:path';
import { approveCampaign, openSeries, registerCampaigner, submitCampaign } from '@almoner/campaigns';
import { recordDonation, setExchangeRate } from '@almoner/donations';
import { EventLog, type LogRequest } from '@almoner/eventstore/embedded';
import { assignCampaignToClient, issueApiKey } from '@almoner/identity';
import type { AnyCommand, DecisionContext, Event, EventMetadata } from '@almoner/kernel';
import { Vault, digester, readMasterKey, sealer } from '@almoner/vault';
import { parse, v4, v5 } from 'uuid';

const namespace = '2f0c6f3e-8a4e-5d1e-9a5b-0d7c1c5b9f10';
const batchSize = 1_000;

export const benchKey = 'feedfacefeedfacefeedfacefeedface';
/** A name that a few gifts of every campaign have in common, for the search. */
export const wantedName = 'Okoro';

export interface FixtureSize {
  readonly campaigns: number;
  readonly donations: number;
}

/**
 * Writes a history of the given size straight into the log of a data folder, through the in-process door: the commands'
 * own decisions, without 200,000 round trips. The server of that folder must not run.
 */
export async function writeFixture(folder: string, size: FixtureSize): Promise<void> {
  const vault = await Vault.open({ folder, masterKey: readMasterKey(join(folder, 'master.key')) });
  const log = await EventLog.open(join(folder, 'log.sqlite'));
  const writer = new FixtureWriter(log, vault, digester(await vault.secret('credentials')));
  try {
    await writeHistory(writer, size);
    await writer.flush();
  } finally {
    log.close();
    await vault.close();
  }
}

async function writeHistory(writer: FixtureWriter, size: FixtureSize): Promise<void> {
  const rates = [
    { currency: 'USD', rateToGbp: '0.61', effectiveFrom: '2011-08-27' },
    { currency: 'EUR', rateToGbp: '0.87', effectiveFrom: '2011-08-27' },
  ];
  for (const rate of rates) await writer.record(setExchangeRate, rate);
  const seriesId = idOf('series', 1);
  await writer.record(openSeries, { seriesId, title: 'Bench', reportingCurrency: 'GBP' });
  const clientId = idOf('client', 1);
  await writer.record(issueApiKey, { clientId, label: 'bench', surface: 'fifty-fifty', key: benchKey });

  for (let index = 1; index <= size.campaigns; index += 1) {
    const campaignId = idOf('campaign', index);
    const campaignerId = idOf('campaigner', index);
    const name = `Campaigner ${index}`;
    await writer.record(registerCampaigner, { campaignerId, name, description: 'Makes things happen' });
    const campaign = {
      campaignId,
      seriesId,
      campaignerId,
      title: `Campaign ${index}`,
      description: 'Short description about the project.',
      slug: `campaign-${index}`,
      hashtag: `#campaign${index}`,
      gatewayUrl: 'https://gateway.example/donate',
    };
    const facts = { reportingCurrency: 'GBP', campaignerKnown: true, slugTaken: false, numberTaken: false };
    await writer.record(submitCampaign, campaign, facts);
    await writer.record(approveCampaign, { campaignId });
    if (index <= 10) await writer.record(assignCampaignToClient, { clientId, campaignId });
  }
  for (let index = 1; index <= size.donations; index += 1) {
    if (index % batchSize === 1) {
      await writer.prepareKeys(
        Array.from({ length: batchSize }, (_, next) => idOf('donation', index + next)),
      );
    }
    const campaignId = idOf('campaign', 1 + (index % size.campaigns));
    const facts = {
      campaign: { campaignId, open: true, currency: 'GBP', seriesId, reportingCurrency: 'GBP' },
      rates,
      numberTaken: false,
    };
    const family = index % 97 === 0 ? wantedName : `Family${index % 1_000}`;
    const gift = {
      donationId: idOf('donation', index),
      campaignId,
      amountMinor: 100 + (index % 10_000),
      currency: ['GBP', 'USD', 'EUR'][index % 3],
      name: `Donor ${index} ${family}`,
      reference: `order-${index}`,
      source: 'unicef',
    };
    await writer.record(recordDonation, gift, facts);
  }
}

const idOf = (kind: string, index: number): string => v5(`${kind}-${index}`, namespace);

interface Proposed {
  readonly stream: string;
  readonly event: Event;
  readonly metadata: EventMetadata;
  readonly revision: number;
}

class FixtureWriter {
  private readonly histories = new Map<string, Event[]>();
  private pending: Proposed[] = [];
  private keys: ReadonlyMap<string, Buffer> = new Map();

  constructor(
    private readonly log: EventLog,
    private readonly vault: Vault,
    private readonly digest: (text: string) => string,
  ) {}

  async record(definition: AnyCommand, data: object, facts?: unknown): Promise<void> {
    const command: unknown = definition.schema.parse(data);
    const stream = definition.stream(command);
    const history = this.histories.get(stream) ?? [];
    const state: unknown = history.reduce(
      (before: unknown, event) => definition.decider.evolve(before, event) as unknown,
      definition.decider.initial,
    );
    const now = new Date('2012-01-01T00:00:00Z');
    const persons = definition.persons?.(command) ?? [];
    const context: DecisionContext = {
      now,
      digest: this.digest,
      seal: sealer(persons.length === 0 ? new Map() : await this.keysFor(persons)),
    };
    const decision = definition.decide(state, command, facts, context);
    if (!decision.ok) throw new Error(`${definition.name} was refused: ${decision.refusal.code}`);
    for (const event of decision.events as readonly Event[]) {
      this.pending.push({
        stream,
        event,
        metadata: metadataOf(definition.name, now),
        revision: history.length,
      });
      history.push(event);
    }
    // Gifts are never looked at again; keeping 200,000 of them would only cost memory.
    if (!stream.startsWith('donation-')) this.histories.set(stream, history);
    if (this.pending.length >= batchSize) await this.flush();
  }

  async flush(): Promise<void> {
    const requests = this.pending.map(({ stream, event, metadata, revision }): LogRequest => ({
      kind: 'append',
      stream,
      expected: revision === 0 ? 'no_stream' : BigInt(revision - 1),
      events: [
        {
          id: parse(v4()),
          type: event.type,
          isJson: true,
          data: Buffer.from(JSON.stringify(event.data)),
          metadata: Buffer.from(JSON.stringify(metadata)),
        },
      ],
    }));
    this.pending = [];
    const { outcomes } = this.log.append(requests);
    const refused = outcomes.find(({ kind }) => kind !== 'done');
    if (refused !== undefined) throw new Error(`the log refused a fixture event: ${refused.kind}`);
  }

  /** Every gift has a key of its own; they are created in lots, or each would cost a commit. */
  async prepareKeys(persons: readonly string[]): Promise<void> {
    this.keys = await this.vault.ensurePersonKeys(persons);
  }

  private async keysFor(persons: readonly string[]): Promise<ReadonlyMap<string, Buffer>> {
    return persons.every((person) => this.keys.has(person))
      ? this.keys
      : this.vault.ensurePersonKeys(persons);
  }
}

function metadataOf(command: string, now: Date): EventMetadata {
  const at = now.toISOString();
  const correlationId = v4();
  return {
    command,
    actor: 'bench',
    surface: 'bench',
    correlationId,
    causationId: correlationId,
    recordedAt: at,
    occurredAt: at,
  };
}
