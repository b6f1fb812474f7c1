import { Body, Headers, HttpCode, Post, Res } from '@nestjs/common';
import { notifyDonation } from '@almoner/donations';
import { Commands, derivedId } from '@almoner/eventstore/commands';
import { ReadStore } from '@almoner/readstore';
import type { Response } from 'express';
import { v4 } from 'uuid';
import { envelope, framed, inertJson, write } from './answer';
import { TheCaller } from './caller';
import { failures, refused } from './failure';
import { FiftyFiftyController } from './fifty-fifty-controller';
import type { Caller } from './key.guard';
import { type NotifyForm, readGift } from './notify-form';
import { Projects } from './projects';
import { surfaceName } from './surface-name';

const saved = envelope(inertJson({ message: 'Donation saved' }));

@FiftyFiftyController()
export class NotifyController {
  constructor(
    private readonly projects: Projects,
    private readonly commands: Commands,
    private readonly views: ReadStore,
  ) {}

  /** Checks in the documented order (note 36): the entry took callback and form, the guard the key. */
  @Post('projects/donations/notify')
  @HttpCode(200)
  async notify(
    @TheCaller() caller: Caller,
    @Body() form: NotifyForm,
    @Headers('idempotency-key') idempotencyKey: string | undefined,
    @Res() response: Response,
  ): Promise<void> {
    if (form.project_id === undefined) throw failures.missing('project_id');
    const campaign = await this.projects.shownTo(caller, form.project_id);
    if (!(await this.projects.isAssigned(caller, campaign))) throw failures.notAssigned();
    const { money, name, reference } = readGift(form);
    const once = readIdempotencyKey(idempotencyKey);

    // One key is one gift: the gift's id follows from it, so a retry finds what it wrote, even under another project.
    const donationId = once === undefined ? v4() : derivedId('notify', caller.clientId, once);
    const started = performance.now();
    const outcome = await this.commands.execute(
      notifyDonation,
      { donationId, campaignId: campaign.campaignId, ...money, donorId: null, name, reference },
      { actor: caller.clientId, surface: surfaceName, idempotencyKey: once },
    );
    if (!outcome.ok) throw refused(outcome);
    const recorded = performance.now();
    // Saved is saved: should the views be late, the answer does not wait for them for ever.
    if (outcome.position !== undefined) await this.views.waitFor(outcome.position);
    const visible = performance.now();
    response.setHeader(
      'Server-Timing',
      `record;dur=${(recorded - started).toFixed(2)}, visible;dur=${(visible - recorded).toFixed(2)}`,
    );
    write(response, framed(response, saved));
  }
}

/** @throws Failure when it has fewer than 8 or more than 100 characters (contract, parameter `idem`). */
function readIdempotencyKey(value: string | undefined): string | undefined {
  if (value === undefined || value === '') return undefined;
  if (value.length < 8 || value.length > 100) throw failures.invalid('Idempotency-Key');
  return value;
}
