import { Injectable } from '@nestjs/common';

/** How secrets are digested for comparing, and the time at which a replaced one may still open; the module takes both from the system. */
@Injectable()
export class SecretDigest {
  constructor(
    readonly of: (secret: string) => string,
    readonly now: () => Date,
  ) {}
}
