import { Injectable } from '@nestjs/common';
import type { Response } from 'express';
import { AnswerCache } from '../../edge/answer-cache';
import { envelope, framed, inertJson, write } from './answer';

/** Writes success answers, and keeps those to reads for as long as the views stand still. */
@Injectable()
export class Answers {
  constructor(private readonly cache: AnswerCache) {}

  /** Answers with data that follows from the views and the URL alone; the key in the URL is part of it. */
  succeed(response: Response, data: unknown): void {
    const answer = framed(response, envelope(inertJson(data)));
    this.cache.keep(response.req, answer.headers, answer.body);
    write(response, answer);
  }
}
