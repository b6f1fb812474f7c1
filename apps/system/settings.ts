import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { z } from 'zod';

const port = z.coerce.number().int().min(0).max(65_535);
const url = (...protocols: string[]) =>
  z.url().refine((text) => protocols.some((protocol) => text.startsWith(`${protocol}:`)), {
    error: `must start with ${protocols.join(': or ')}:`,
  });

const anyOf = ['loopback', 'linklocal', 'uniquelocal'];
/** An address or a range of them, as a proxy's. */
const isPlace = (text: string): boolean => {
  const [address = '', bits = '0'] = text.split(/\/(.*)/s);
  return anyOf.includes(text) || (isIP(address) > 0 && /^[0-9]{1,3}$/.test(bits));
};
const places = z
  .string()
  .transform((text) => text.split(',').map((place) => place.trim()))
  .refine((given) => given.every(isPlace), {
    error: `must be ${anyOf.join(', ')}, addresses or ranges, with commas between them`,
  });

const environment = z
  .object({
    PORT: port.default(3000),
    HOST: z.string().min(1).default('127.0.0.1'),
    ALMONER_DATA: z.string().min(1).default('./data'),
    ALMONER_EVENTSTORE: url('esdb', 'esdb+discover', 'kurrentdb', 'kurrentdb+discover').optional(),
    ALMONER_READSTORE: url('postgresql', 'postgres').optional(),
    ALMONER_MASTER_KEY_FILE: z.string().min(1).optional(),
    ALMONER_CLOCK: z.iso.datetime({ offset: true }).optional(),
    ALMONER_SURFACES: z.string().optional(),
    ALMONER_TRUSTED_PROXIES: places.default(['loopback']),
    ALMONER_FIFTY_FIFTY_SITE: z.url().default('http://5050.gd'),
    ALMONER_PAYMENT_PAGE: z.url({ protocol: /^https$/ }).optional(),
    ALMONER_BANK_ACCOUNT: z.string().trim().min(1).max(500).optional(),
    ALMONER_GATEWAY_SECRET: z.string().min(32).optional(),
    ALMONER_LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  })
  .refine((given) => given.ALMONER_CLOCK === undefined || given.ALMONER_READSTORE === undefined, {
    error: 'freezes the clock for tests and demos, so it cannot go with a PostgreSQL read store',
    path: ['ALMONER_CLOCK'],
  });

/** What the operator decides, by environment; the names are in `.env.example`. */
export interface Settings {
  readonly port: number;
  readonly host: string;
  /** Absolute folder of the embedded stores, the vault and the master key. */
  readonly folder: string;
  /** `esdb://…`; undefined means embedded. */
  readonly eventStore?: string;
  /** `postgresql://…`; undefined means SQLite in the folder. */
  readonly readStore?: string;
  readonly masterKeyFile: string;
  readonly frozenAt?: Date;
  /** Names of the surfaces to serve; undefined means all. */
  readonly surfaces?: readonly string[];
  /** Who may say in `X-Forwarded-For` and `-Proto` where a request came from. */
  readonly trustedProxies: readonly string[];
  readonly fiftyFiftySite: string;
  /** The gateway's page, to which donors are sent from the form; undefined where there is none. */
  readonly paymentPage?: string;
  /** The account that donors transfer to, as they read it. */
  readonly bankAccount?: string;
  /** What the gateway signs its confirmations with; undefined where no gateway may confirm. */
  readonly gatewaySecret?: string;
  readonly logLevel: string;
}

/** A wrong environment, said in one sentence for each value. */
export class WrongSettings extends Error {}

/** @throws WrongSettings naming every variable that is wrong. Empty variables count as absent. */
export function readSettings(variables: Readonly<Record<string, string | undefined>>): Settings {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const result = environment.safeParse(given);
  if (!result.success) {
    throw new WrongSettings(
      result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}.`).join('\n'),
    );
  }
  const read = result.data;
  const folder = resolve(read.ALMONER_DATA);
  return {
    port: read.PORT,
    host: read.HOST,
    folder,
    eventStore: read.ALMONER_EVENTSTORE,
    readStore: read.ALMONER_READSTORE,
    masterKeyFile: resolve(read.ALMONER_MASTER_KEY_FILE ?? `${folder}/master.key`),
    frozenAt: read.ALMONER_CLOCK === undefined ? undefined : new Date(read.ALMONER_CLOCK),
    surfaces: read.ALMONER_SURFACES?.split(',').map((name) => name.trim()),
    trustedProxies: read.ALMONER_TRUSTED_PROXIES,
    fiftyFiftySite: read.ALMONER_FIFTY_FIFTY_SITE.replace(/\/+$/, ''),
    paymentPage: read.ALMONER_PAYMENT_PAGE,
    bankAccount: read.ALMONER_BANK_ACCOUNT?.replaceAll('\\n', '\n'),
    gatewaySecret: read.ALMONER_GATEWAY_SECRET,
    logLevel: read.ALMONER_LOG_LEVEL,
  };
}
