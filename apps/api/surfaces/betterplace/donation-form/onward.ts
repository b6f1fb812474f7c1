import { Injectable } from '@nestjs/common';
import type { PendingDonation } from '@almoner/donations';
import type { ClientItem } from '@almoner/identity';
import type { Response } from 'express';
import { pageHeaders, sendPage } from '../../../edge/page/page';
import { callbackAddress, paymentAddress } from './callback-address';
import { Payments } from './payments';
import type { Target } from './receivers';
import { texts } from './texts';
import { presentThanks } from './thanks-page';
import type { Visit } from './visit';

/** Where a donor goes whose gift was announced: to pay, and back to the client. */
@Injectable()
export class Onward {
  constructor(private readonly payments: Payments) {}

  get next(): Payments['next'] {
    return this.payments.next;
  }

  originsFor({ callbackUrl }: ClientItem): string[] {
    return [this.payments.page, callbackUrl]
      .filter((url) => typeof url === 'string')
      .map((url) => new URL(url).origin);
  }

  lead(
    { language, opening }: Visit,
    { name, callbackUrl }: ClientItem,
    { kind, id, receiver }: Target,
    announced: PendingDonation,
    response: Response,
  ): void {
    const { page, bankAccount } = this.payments;
    const { amountMinor: cents, paymentReference: reference } = announced;
    const onward =
      callbackUrl === null
        ? null
        : callbackAddress(callbackUrl, {
            receiverType: kind,
            receiverId: id,
            reference: opening.reference,
            cents,
            token: announced.token ?? '',
          });
    if (page !== undefined) {
      return redirect(response, paymentAddress(page, { reference, cents, returnTo: onward }));
    }
    if (bankAccount === undefined && onward !== null) return redirect(response, onward);
    const transfer = bankAccount === undefined ? null : { account: bankAccount, reference };
    const content = presentThanks({
      language,
      receiver: receiver.title,
      client: name,
      cents,
      transfer,
      onward,
    });
    sendPage(response, 200, { language, title: texts[language].thanks, content });
  }
}

/** What comes next is asked for with GET, so that going back sends nothing again. */
function redirect(response: Response, location: string): void {
  response.writeHead(303, { ...pageHeaders, Location: location, 'Content-Length': 0 }).end();
}
