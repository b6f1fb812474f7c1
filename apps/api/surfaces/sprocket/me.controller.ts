import { Get, HttpCode, Post, Res } from '@nestjs/common';
import { PeerNumbers } from '@almoner/campaigns';
import type { Response } from 'express';
import { send } from './answer';
import { AccessToken, type PersonsCaller, TheCaller } from './auth';
import { Keyring } from './auth/keyring';
import { failures } from './failure';
import type { WireObject } from './format';
import { SprocketController } from './sprocket-controller';

/** Whom a token stands for; clients try theirs here. */
@SprocketController()
export class MeController {
  constructor(
    private readonly numbers: PeerNumbers,
    private readonly keyring: Keyring,
  ) {}

  @Post('v1/test/me')
  @HttpCode(200)
  @AccessToken('profile')
  async v1(@TheCaller() caller: PersonsCaller, @Res() response: Response): Promise<void> {
    send(response, await this.me(caller));
  }

  @Post('v2/test/me')
  @HttpCode(200)
  @AccessToken('profile')
  async v2(@TheCaller() caller: PersonsCaller, @Res() response: Response): Promise<void> {
    send(response, { Me: await this.me(caller) });
  }

  /** The reference's own sample in C# names no method, which is GET. */
  @Get('v2/test/me')
  @AccessToken('profile')
  async v2Get(@TheCaller() caller: PersonsCaller, @Res() response: Response): Promise<void> {
    send(response, { Me: await this.me(caller) });
  }

  private async me({ personId, email, application, scopes, expiresAt }: PersonsCaller): Promise<WireObject> {
    const [number, campaigns] = await Promise.all([
      this.numbers.of('participant', personId),
      this.numbers.campaignsOf(personId),
    ]);
    // A login gives its person a number, in a view that may stand a moment behind the one that knows the login.
    if (number === undefined) throw failures.away();
    return {
      User_Id: number,
      Email: email,
      Client_Id: application.publicId,
      Scope: scopes.join(' '),
      Expires_In: Math.max(0, Math.floor((expiresAt - this.keyring.now().getTime()) / 1_000)),
      Campaign_Ids: campaigns,
    };
  }
}
