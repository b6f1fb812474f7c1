import { FormTokens } from '../../../edge/page/form-tokens';
import { System } from '../../../../system/system';
import { DonationForm } from './donation-form';
import { DonationFormController } from './donation-form.controller';
import { GatewayController } from './gateway.controller';
import { Onward } from './onward';
import { Payments } from './payments';
import { Receivers } from './receivers';

export const donationFormControllers = [DonationFormController, GatewayController];

export const donationFormProviders = [
  DonationForm,
  Onward,
  Receivers,
  {
    provide: FormTokens,
    inject: [System],
    useFactory: async ({ vault, clock }: System) =>
      new FormTokens(await vault.secret('donation-form'), () => clock.now()),
  },
  {
    provide: Payments,
    inject: [System],
    useFactory: ({ settings, clock }: System) =>
      new Payments(settings.paymentPage, settings.bankAccount, settings.gatewaySecret, () => clock.now()),
  },
];
