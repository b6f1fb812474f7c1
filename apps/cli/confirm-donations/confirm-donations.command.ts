import { readFile } from 'node:fs/promises';
import { PendingDonations, confirmDonation, paymentReferenceIn } from '@almoner/donations';
import { Command, CommandRunner } from 'nest-commander';
import { System } from '../../system/system';
import { NoStatement, type Payment, readStatement } from './bank-statement';

/** What became of one line: `unknown` is for no gift that we wait for, as most lines of an account are. */
type Fate = 'confirmed' | 'repeated' | 'unknown' | 'refused';

@Command({
  name: 'confirm-donations',
  arguments: '<files...>',
  description: 'Confirms announced gifts by statements of a bank (CSV); a second time records nothing.',
})
export class ConfirmDonationsCommand extends CommandRunner {
  constructor(
    private readonly system: System,
    private readonly pending: PendingDonations,
  ) {
    super();
  }

  /** Each line stands for itself: one that is refused stops no other, and makes the exit code 1. */
  async run(files: string[]): Promise<void> {
    await this.system.views.states.ready();
    for (const file of files) {
      const counts: Record<Fate, number> = { confirmed: 0, repeated: 0, unknown: 0, refused: 0 };
      for (const payment of await this.paymentsIn(file)) counts[await this.settle(file, payment)] += 1;
      const { confirmed, repeated, unknown, refused } = counts;
      process.stdout.write(
        `${file}: ${confirmed} confirmed, ${repeated} known already, ${unknown} for no announced gift, ${refused} refused\n`,
      );
      if (refused > 0) process.exitCode = 1;
    }
  }

  private async paymentsIn(file: string): Promise<Payment[]> {
    try {
      return readStatement(await readFile(file, 'utf8'));
    } catch (error) {
      if (!(error instanceof NoStatement)) throw error;
      process.stderr.write(`${file}: ${error.message}\n`);
      process.exitCode = 1;
      return [];
    }
  }

  private async settle(file: string, payment: Payment): Promise<Fate> {
    const tell = (what: string): void => {
      process.stderr.write(`${file}, line ${payment.lineNumber}: ${what}\n`);
    };
    const reference = paymentReferenceIn(payment.reference) ?? payment.reference;
    const announced = await this.pending.byReference(reference);
    if (announced === undefined) {
      tell('names no announced gift');
      return 'unknown';
    }
    const { amountMinor, currency, paymentId } = payment;
    if (amountMinor === undefined) {
      tell('has an amount that cannot be read');
      return 'refused';
    }
    const { donationId } = announced;
    const outcome = await this.system.commands.execute(
      confirmDonation,
      { donationId, amountMinor, currency, source: 'bank', paymentId },
      { actor: 'operator', surface: 'cli' },
    );
    if (!outcome.ok) {
      tell(`refused with ${outcome.code}`);
      return 'refused';
    }
    return outcome.repeated ? 'repeated' : 'confirmed';
  }
}
