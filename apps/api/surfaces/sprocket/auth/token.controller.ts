import { Controller, Post, Req, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { Request, Response } from 'express';
import { send } from '../answer';
import { type Caller, TheCaller } from './caller';
import { ClientSecretGuard } from './client-secret.guard';
import { CodeExchange, accessTokenSeconds } from './code-exchange';
import { Form, readForm } from './form';
import { oauthFailures } from './oauth-failure';
import { OauthFailureFilter } from './oauth-failure.filter';
import { TokenRefresh } from './token-refresh';

/** The calls by which an application comes to its tokens. */
@Controller('sprocket/auth/oauth2')
@UseGuards(ClientSecretGuard)
@UseFilters(OauthFailureFilter)
export class TokenController {
  constructor(
    private readonly exchange: CodeExchange,
    private readonly refresh: TokenRefresh,
  ) {}

  @Post('token')
  async token(
    @TheCaller() { application }: Caller,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const form = await formOf(request, response);
    const { access, refresh } = await this.exchange.exchange(application, form);
    send(response, { ...tokenOf(access), refresh_token: refresh });
  }

  @Post('refresh')
  async again(
    @TheCaller() { application }: Caller,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const form = await formOf(request, response);
    send(response, tokenOf(await this.refresh.refresh(application, form)));
  }
}

const tokenOf = (access: string) => ({
  access_token: access,
  token_type: 'Bearer',
  expires_in: accessTokenSeconds,
});

/** @throws OauthFailure for a body that cannot be read */
async function formOf(request: Request, response: Response): Promise<Form> {
  const form = await readForm(request, response);
  if (form === undefined) throw oauthFailures.invalid('The form cannot be read.');
  return form;
}
