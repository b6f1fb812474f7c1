import { BatchAppendResp, ReadResp } from '@eventstore/db-client/generated/streams_pb';
import { StreamDeleted, WrongExpectedVersion } from '@eventstore/db-client/generated/shared_pb';
import { status } from '@grpc/grpc-js';
import { batchRefusal, batchSuccess } from './batch-append-response';
import { eventIdBytes } from './event-id';
import { caughtUpResponse, checkpointResponse, eventResponse, streamNotFoundResponse } from './read-response';
import { TOMBSTONE, type StoredEvent } from './stored-event';
import { WireWriter } from './wire-writer';

const id = '0f8fad5b-d9cb-469f-a165-70867728950e';
const event: StoredEvent = {
  position: 3_000_000_000,
  stream: 'donation-ü',
  revision: 200,
  type: 'donations.DonationRecorded',
  id: eventIdBytes(id)!,
  isJson: true,
  createdMs: 1_700_000_000_123,
  previous: 0,
  checksum: 0,
  data: Buffer.from('{"a":1}'),
  metadata: Buffer.from('{}'),
};

test('an event decodes with the generated classes', () => {
  const read = ReadResp.deserializeBinary(eventResponse({ event }, false)).getEvent()!;
  const recorded = read.getEvent()!;
  expect(read.getCommitPosition()).toBe('3000000000');
  expect(recorded.getId()!.getString()).toBe(id);
  expect(Buffer.from(recorded.getStreamIdentifier()!.getStreamName_asU8()).toString()).toBe('donation-ü');
  expect(recorded.getStreamRevision()).toBe('200');
  expect(recorded.getPreparePosition()).toBe('3000000000');
  expect(Object.fromEntries(recorded.getMetadataMap().toObject())).toEqual({
    type: 'donations.DonationRecorded',
    'content-type': 'application/json',
    created: '17000000001230000',
  });
  expect(Buffer.from(recorded.getData_asU8()).toString()).toBe('{"a":1}');
  expect(Buffer.from(recorded.getCustomMetadata_asU8()).toString()).toBe('{}');
});

test('a link travels beside what it leads to, and alone when that is gone', () => {
  const link = { ...event, position: 7, type: '$>' };
  const both = ReadResp.deserializeBinary(eventResponse({ event, link }, false)).getEvent()!;
  expect([both.getCommitPosition(), both.hasEvent(), both.hasLink()]).toEqual(['7', true, true]);
  const alone = ReadResp.deserializeBinary(eventResponse({ event: undefined, link }, false)).getEvent()!;
  expect([alone.hasEvent(), alone.hasLink()]).toEqual([false, true]);
});

test('an identifier in two halves means the same', () => {
  const recorded = ReadResp.deserializeBinary(eventResponse({ event }, true)).getEvent()!.getEvent()!;
  const halves = recorded.getId()!.getStructured()!;
  const [most, least] = [halves.getMostSignificantBits(), halves.getLeastSignificantBits()].map(BigInt);
  const hex = [most!, least!].map((half) => BigInt.asUintN(64, half).toString(16).padStart(16, '0')).join('');
  expect(hex).toBe(id.replaceAll('-', ''));
});

test('a tombstone has the largest revision', () => {
  const read = ReadResp.deserializeBinary(eventResponse({ event: { ...event, revision: TOMBSTONE } }, false));
  expect(read.getEvent()!.getEvent()!.getStreamRevision()).toBe('9223372036854775807');
});

test('an event larger than the buffer of the writer keeps every byte', () => {
  const data = Buffer.alloc(900_000, 'x');
  const read = ReadResp.deserializeBinary(eventResponse({ event: { ...event, data } }, false));
  expect(Buffer.from(read.getEvent()!.getEvent()!.getData_asU8()).equals(data)).toBe(true);
});

test('messages about the reading itself', () => {
  expect(ReadResp.deserializeBinary(checkpointResponse(9)).getCheckpoint()!.getCommitPosition()).toBe('9');
  expect(ReadResp.deserializeBinary(caughtUpResponse()).hasCaughtUp()).toBe(true);
  const absent = ReadResp.deserializeBinary(streamNotFoundResponse('s')).getStreamNotFound()!;
  expect(Buffer.from(absent.getStreamIdentifier()!.getStreamName_asU8()).toString()).toBe('s');
});

describe('answers to a batch append', () => {
  const writer = new WireWriter();
  writer.text(2, id);
  const to = { id: writer.take(), stream: 'donation-1' };

  test('success names revision and position', () => {
    const answer = BatchAppendResp.deserializeBinary(batchSuccess(to, 5, 77));
    expect(answer.getCorrelationId()!.getString()).toBe(id);
    expect(answer.getSuccess()!.getCurrentRevision()).toBe('5');
    expect(answer.getSuccess()!.getPosition()!.getCommitPosition()).toBe('77');
  });

  test('nothing written to a stream that is not there', () => {
    const success = BatchAppendResp.deserializeBinary(batchSuccess(to, -1, undefined)).getSuccess()!;
    expect([success.hasNoStream(), success.hasNoPosition()]).toEqual([true, true]);
  });

  test('a wrong revision says what was expected and what is there', () => {
    const refusal = {
      kind: 'wrong-revision',
      code: status.ALREADY_EXISTS,
      message: 'WrongExpectedVersion',
      expected: 4n,
      current: 6,
    } as const;
    const error = BatchAppendResp.deserializeBinary(batchRefusal(to, refusal)).getError()!;
    const name = 'event_store.client.WrongExpectedVersion';
    const details = error.getDetails()!.unpack(WrongExpectedVersion.deserializeBinary, name)!;
    expect(error.getCode()).toBe(status.ALREADY_EXISTS);
    expect(details.getExpectedStreamPosition()).toBe('4');
    expect(details.getCurrentStreamRevision()).toBe('6');
  });

  test('a deleted stream is named', () => {
    const refusal = {
      kind: 'stream-deleted',
      code: status.FAILED_PRECONDITION,
      message: 'gone',
      stream: 'donation-1',
    } as const;
    const error = BatchAppendResp.deserializeBinary(batchRefusal(to, refusal)).getError()!;
    const details = error
      .getDetails()!
      .unpack(StreamDeleted.deserializeBinary, 'event_store.client.StreamDeleted')!;
    expect(Buffer.from(details.getStreamIdentifier()!.getStreamName_asU8()).toString()).toBe('donation-1');
  });
});
