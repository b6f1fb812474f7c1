import { loggedLines } from '../../../../test/logged-lines';

const secret = 'volksfreund-demo';
const mine = '/de/api_v4/clients/volksfreund';

const person = { first_name: 'Secretia', last_name: 'Geheim', email: 'secretia@hidden.example' };
const pledge = {
  ...person,
  amount_in_cents: 100,
  client_reference: 'hidden-reference',
  street: 'Geheimweg 1',
  city: 'Geheimstadt',
  zip: '99999',
  country_code: 'DE',
};

test('the log tells the route and the outcome, and nothing of who gave, who asked, or for whom', async () => {
  const statuses: number[] = [];
  const lines = await loggedLines('examples/betterplace.jsonl', async (origin) => {
    const send = async (path: string, body?: unknown, password = secret): Promise<void> => {
      const response = await fetch(`${origin}${path}`, {
        method: body === undefined ? 'GET' : 'POST',
        headers: {
          Authorization: `Basic ${Buffer.from(`volksfreund:${password}`).toString('base64')}`,
          'User-Agent': 'hidden-agent',
          Referer: 'http://hidden.example',
        },
        body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
      });
      await response.text();
      statuses.push(response.status);
    };
    const pledges = `${mine}/projects/1114/donation_pledges.json`;
    await send(pledges, pledge);
    await send(pledges, { ...pledge, amount_in_cents: 'geheim' });
    await send(pledges, '{"first_name":"Secretia"');
    await send(pledges, pledge, 'hidden-password');
    await send(`${mine}/projects/1114/mailing_subscriptions.json`, { ...person, active: true });
    await send(`${mine}/client_donations/hidden-reference/donor_contact_data.json`);
    await send(`${mine}/client_donations.json?facets=client_reference:hidden-reference`);
    await send('/de/api_v4/users/7/contact_data.json?hidden');
  });
  expect(statuses).toEqual([202, 422, 400, 401, 201, 404, 200, 404]);
  expect(lines.filter((line) => /secretia|geheim|hidden|volksfreund|99999|demo/i.test(line))).toEqual([]);

  const told = lines.map((line) => JSON.parse(line) as { route?: string; res?: { status: number } });
  const pledged = '/:locale/api_v4/clients/:client_id/projects/:project_id/donation_pledges.json';
  expect(told.map(({ route, res }) => `${route} ${res?.status}`)).toEqual(
    expect.arrayContaining([202, 422, 400, 401].map((status) => `${pledged} ${status}`)),
  );
}, 60_000);
