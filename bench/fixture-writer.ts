import { join } from 'node:path';
import { EventLog, type LogRequest } from '@almoner/eventstore/embedded';
import type { AnyCommand, DecisionContext, Event, EventMetadata } from '@almoner/kernel';
import { type Granted, Vault, digester, readMasterKey, sealer } from '@almoner/vault';
import { parse, v4 } from 'uuid';

const batchSize = 1_000;

export interface FixtureSize {
  readonly campaigns: number;
  readonly donations: number;
}

/**
 * Writes a history of the given size straight into the log of a data folder, through the in-process door: the commands'
 * own decisions, without 200,000 round trips. The server of that folder must not run.
 */
export async function writeFixture(
  folder: string,
  history: (writer: FixtureWriter) => Promise<void>,
): Promise<void> {
  const vault = await Vault.open({ folder, masterKey: readMasterKey(join(folder, 'master.key')) });
  const log = await EventLog.open(join(folder, 'log.sqlite'));
  const writer = new FixtureWriter(log, vault, digester(await vault.secret('credentials')));
  try {
    await history(writer);
    await writer.flush();
  } finally {
    log.close();
    await vault.close();
  }
}

interface Proposed {
  readonly stream: string;
  readonly event: Event;
  readonly metadata: EventMetadata;
  readonly revision: number;
}

type FactsOf<Definition extends AnyCommand> = Parameters<Definition['decide']>[2];

export class FixtureWriter {
  private readonly histories = new Map<string, Event[]>();
  private pending: Proposed[] = [];
  private keys: ReadonlyMap<string, Buffer> = new Map();

  constructor(
    private readonly log: EventLog,
    private readonly vault: Vault,
    private readonly digest: (text: string) => string,
  ) {}

  async record<Definition extends AnyCommand>(
    definition: Definition,
    data: object,
    facts?: FactsOf<Definition>,
  ): Promise<void> {
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

  /** An access token for what was granted, as a person's consent gives one. */
  async accessToken(granted: Granted): Promise<string> {
    const tokens = await this.vault.tokens();
    return tokens.issue('access', granted, new Date());
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
