import { Controller, Post, Req, Res, UseFilters } from '@nestjs/common';
import { PendingDonations, confirmDonation, paymentReferenceIn } from '@almoner/donations';
import { Commands } from '@almoner/eventstore/commands';
import { ReadStore } from '@almoner/readstore';
import express, { type Request, type Response } from 'express';
import { z } from 'zod';
import { Failure, refusals } from '../failure';
import { FailureFilter } from '../failure.filter';
import { readForm } from '../form';
import { surfaceName } from '../surface-name';
import { isFromGateway } from './gateway-signature';
import { Payments } from './payments';

const raw = express.raw({ type: () => true, limit: 16 * 1024 });

const confirmation = z.object({
  reference: z.string().min(1).max(200),
  amount_in_cents: z.int().min(1),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .default('EUR'),
  payment_id: z.string().trim().min(1).max(200),
});

/** The gateway's way in: it tells which announced gift was paid. */
@Controller('gateway/v1')
@UseFilters(FailureFilter)
export class GatewayController {
  constructor(
    private readonly payments: Payments,
    private readonly pending: PendingDonations,
    private readonly commands: Commands,
    private readonly views: ReadStore,
  ) {}

  /** Telling it twice is safe: a payment counts once. */
  @Post('confirmations')
  async confirm(@Req() request: Request, @Res() response: Response): Promise<void> {
    const { gatewaySecret, now } = this.payments;
    if (gatewaySecret === undefined) throw new Failure(404);
    const body = await readBody(request, response);
    const signature = request.headers['gateway-signature'];
    if (!isFromGateway([signature].flat().join(), body, gatewaySecret, now())) throw new Failure(403);
    const told = readForm(confirmation, readJson(body), 'en');

    const reference = paymentReferenceIn(told.reference) ?? told.reference;
    const announced = await this.pending.byReference(reference);
    if (announced === undefined) throw new Failure(404);
    const outcome = await this.commands.execute(
      confirmDonation,
      {
        donationId: announced.donationId,
        amountMinor: told.amount_in_cents,
        currency: told.currency,
        source: 'gateway',
        paymentId: told.payment_id,
      },
      { actor: 'gateway', surface: surfaceName },
    );
    if (!outcome.ok) throw new Failure(refusals[outcome.kind]);
    if (outcome.position !== undefined) await this.views.waitFor(outcome.position);
    response.status(200).json({ status: 'confirmed', status_code: 200, links: [] });
  }
}

/** The signature is of the bytes, so nothing may read them before. @throws Failure 400 */
async function readBody(request: Request, response: Response): Promise<Buffer> {
  const trouble = await new Promise<unknown>((resolve) => raw(request, response, resolve));
  if (trouble !== undefined) throw new Failure(400);
  return Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
}

/** @throws Failure 400 */
function readJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw new Failure(400);
  }
}
