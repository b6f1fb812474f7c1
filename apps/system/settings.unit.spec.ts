import { WrongSettings, readSettings } from './settings';

test('nothing given is the embedded system on the loopback address', () => {
  expect(readSettings({})).toMatchObject({
    port: 3000,
    host: '127.0.0.1',
    folder: expect.stringMatching(/\/data$/) as string,
    eventStore: undefined,
    readStore: undefined,
    surfaces: undefined,
    trustedProxies: ['loopback'],
  });
});

test('an empty variable counts as absent, as in a copied .env file', () => {
  expect(readSettings({ PORT: '', ALMONER_EVENTSTORE: '', ALMONER_CLOCK: '' })).toEqual(readSettings({}));
});

test('what is given is read', () => {
  const settings = readSettings({
    PORT: '8080',
    ALMONER_EVENTSTORE: 'esdb://store:2113?tls=false',
    ALMONER_READSTORE: 'postgresql://almoner@db/almoner',
    ALMONER_SURFACES: 'fifty-fifty, feed',
    ALMONER_TRUSTED_PROXIES: 'uniquelocal, 10.0.0.1, 10.1.0.0/16, fd00::/8',
    ALMONER_FIFTY_FIFTY_SITE: 'https://5050.example/',
    ALMONER_PAYMENT_PAGE: 'https://pay.example/start',
    ALMONER_BANK_ACCOUNT: 'Almoner e. V.\\nDE02 1203 0000 0000 2020 51',
    ALMONER_GATEWAY_SECRET: '0123456789abcdef0123456789abcdef',
  });
  expect(settings).toMatchObject({
    port: 8080,
    eventStore: 'esdb://store:2113?tls=false',
    readStore: 'postgresql://almoner@db/almoner',
    surfaces: ['fifty-fifty', 'feed'],
    trustedProxies: ['uniquelocal', '10.0.0.1', '10.1.0.0/16', 'fd00::/8'],
    fiftyFiftySite: 'https://5050.example',
    paymentPage: 'https://pay.example/start',
    bankAccount: 'Almoner e. V.\nDE02 1203 0000 0000 2020 51',
    gatewaySecret: '0123456789abcdef0123456789abcdef',
  });
});

test.each([
  ['PORT', 'many'],
  ['PORT', '70000'],
  ['ALMONER_EVENTSTORE', 'http://store:2113'],
  ['ALMONER_READSTORE', 'mysql://db/almoner'],
  ['ALMONER_CLOCK', 'yesterday'],
  ['ALMONER_LOG_LEVEL', 'loud'],
  ['ALMONER_PAYMENT_PAGE', 'http://pay.example'],
  ['ALMONER_GATEWAY_SECRET', 'short'],
  ['ALMONER_TRUSTED_PROXIES', 'everybody'],
  ['ALMONER_TRUSTED_PROXIES', '10.0.0.0/all'],
  ['ALMONER_TRUSTED_PROXIES', '10.0.0.300'],
])('%s=%s stops the start with a sentence that names it', (name, value) => {
  expect(() => readSettings({ [name]: value })).toThrow(WrongSettings);
  expect(() => readSettings({ [name]: value })).toThrow(name);
});

test('a frozen clock is refused together with a PostgreSQL read store', () => {
  const both = { ALMONER_CLOCK: '2011-08-23T09:58:54Z', ALMONER_READSTORE: 'postgresql://db/almoner' };
  expect(() => readSettings(both)).toThrow('ALMONER_CLOCK');
});
