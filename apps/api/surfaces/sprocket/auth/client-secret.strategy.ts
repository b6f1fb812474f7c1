import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { Applications } from '@almoner/identity';
import type { Request } from 'express';
import { Strategy } from 'passport-custom';
import { failures } from '../failure';
import { readBasic } from './basic-credentials';
import type { LoneApplication } from './caller';
import { Keyring } from './keyring';

export const clientSecret = 'sprocket-client-secret';

/** Knows an application by HTTP Basic: its public id and its secret, compared by digest. */
@Injectable()
export class ClientSecretStrategy extends PassportStrategy(Strategy, clientSecret) {
  constructor(
    private readonly applications: Applications,
    private readonly keyring: Keyring,
  ) {
    super();
  }

  /** @throws Failure 401 for credentials that are there and wrong */
  async validate(request: Request): Promise<LoneApplication | false> {
    const readings = readBasic(request.headers.authorization);
    if (readings === undefined) return false;
    const [first] = readings;
    const publicId = first?.user ?? '';
    const digests = readings.map(({ password }) => this.keyring.digest(password));
    const application = await this.applications.authenticate(publicId, digests);
    if (application === undefined) throw failures.badClient();
    return { application, personId: null, scopes: [] };
  }
}
