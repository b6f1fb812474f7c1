import type {
  AppendReq,
  BatchAppendReq,
  DeleteReq,
  TombstoneReq,
} from '@eventstore/db-client/generated/streams_pb';
import type { StreamIdentifier, UUID } from '@eventstore/db-client/generated/shared_pb';
import { eventIdBytes } from './event-id';
import type { ExpectedRevision, ProposedEvent } from './log-request';
import { AppendTooLarge, BadRequest, MetadataMissing } from './refusals';

type ProposedMessage = AppendReq.ProposedMessage | BatchAppendReq.ProposedMessage;

interface RevisionChoice {
  hasAny(): boolean;
  hasNoStream(): boolean;
  hasStreamExists(): boolean;
}

/** Collects the events of one append and refuses it as soon as it outgrows what one append may hold. */
export class AppendContent {
  readonly events: ProposedEvent[] = [];
  readonly #bytesMax: number;
  #bytes = 0;

  constructor(bytesMax: number) {
    this.#bytesMax = bytesMax;
  }

  add(message: ProposedMessage): void {
    const event = proposedEvent(message);
    this.#bytes += event.data.length + event.metadata.length + event.type.length;
    if (this.#bytes > this.#bytesMax) throw new AppendTooLarge(this.#bytesMax);
    this.events.push(event);
  }
}

export function streamName(identifier: StreamIdentifier | undefined): string {
  const name = identifier ? Buffer.from(identifier.getStreamName_asU8()).toString('utf8') : '';
  if (name === '') throw new BadRequest('The request names no stream.');
  return name;
}

/** The name of a stream that is written to: `$$$$x` would be metadata of metadata, which there is not. */
export function writableStreamName(identifier: StreamIdentifier | undefined): string {
  const name = streamName(identifier);
  if (name === '$all' || name === '$$' || name.startsWith('$$$$')) {
    throw new BadRequest(`Stream ${name} cannot be written to.`);
  }
  return name;
}

export function expectedOf(
  options: AppendReq.Options | DeleteReq.Options | TombstoneReq.Options,
): ExpectedRevision {
  return named(options) ?? exact(options.hasRevision(), options.getRevision());
}

export function batchExpectedOf(options: BatchAppendReq.Options): ExpectedRevision {
  return named(options) ?? exact(options.hasStreamPosition(), options.getStreamPosition());
}

export function idBytes(id: UUID | undefined): Uint8Array {
  const structured = id?.getStructured();
  if (structured) {
    const bytes = Buffer.alloc(16);
    bytes.writeBigInt64BE(BigInt(structured.getMostSignificantBits()), 0);
    bytes.writeBigInt64BE(BigInt(structured.getLeastSignificantBits()), 8);
    return bytes;
  }
  const bytes = eventIdBytes(id?.getString() ?? '');
  if (!bytes) throw new BadRequest(`'${id?.getString() ?? ''}' is not a valid event id.`);
  return bytes;
}

function proposedEvent(message: ProposedMessage): ProposedEvent {
  const properties = message.getMetadataMap();
  const type = properties.get('type');
  const contentType = properties.get('content-type');
  if (type === undefined) throw new MetadataMissing(`Required Metadata Property 'type' is missing`);
  if (contentType === undefined)
    throw new MetadataMissing(`Required Metadata Property 'content-type' is missing`);
  return {
    id: idBytes(message.getId()),
    type,
    isJson: contentType === 'application/json',
    data: message.getData_asU8(),
    metadata: message.getCustomMetadata_asU8(),
  };
}

function named(options: RevisionChoice): ExpectedRevision | undefined {
  if (options.hasAny()) return 'any';
  if (options.hasNoStream()) return 'no_stream';
  return options.hasStreamExists() ? 'stream_exists' : undefined;
}

function exact(given: boolean, revision: string): ExpectedRevision {
  if (!given)
    throw new BadRequest('The request expects no revision; say any, no stream, stream exists or a number.');
  return BigInt(revision);
}
