import { Injectable } from '@nestjs/common';

/** How keys are digested for look-up; the module takes it from the vault. */
@Injectable()
export class KeyDigest {
  constructor(readonly of: (key: string) => string) {}
}
