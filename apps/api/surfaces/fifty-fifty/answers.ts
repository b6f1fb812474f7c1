import { Injectable } from '@nestjs/common';
import { ReadStore } from '@almoner/readstore';
import { AnswerCache } from '../../edge/answer-cache';
import { envelope, inertJson } from './answer';

/** Success answers in bytes, made once for each state of the views. */
@Injectable()
export class Answers {
  private readonly cache: AnswerCache;

  constructor(views: ReadStore) {
    // Only the process that moves the views knows at every moment where they stand.
    this.cache = new AnswerCache(() => (views.runner?.leading ? views.waiters.reached : undefined));
  }

  /** @param key names all that the answer depends on beside the views: the call, its ids and the audience */
  async of(key: string, data: () => Promise<unknown>): Promise<Buffer> {
    const at = this.cache.take(key);
    return at.bytes ?? at.keep(envelope(inertJson(await data())));
  }

  /** The same for lists without a cap: undefined when `data` is, because the list is too long to keep. */
  async ofShort(key: string, data: () => Promise<unknown>): Promise<Buffer | undefined> {
    const at = this.cache.take(key);
    if (at.bytes !== undefined) return at.bytes;
    const found = await data();
    return found === undefined ? undefined : at.keep(envelope(inertJson(found)));
  }
}
