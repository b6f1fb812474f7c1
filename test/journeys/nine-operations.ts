import type { Answer } from '../fifty-fifty/answer';
import type { FiftyFiftyClient } from '../fifty-fifty/client';

/** A gift that is notified again and again with the same key, so that asking for its answer changes nothing. */
export const repeatedGift = {
  fields: { amount: '1', data: 'repeated' },
  headers: { 'Idempotency-Key': 'the-same-gift' },
};

/** What all nine operations of the 50/50 surface answer, body by body, for every project and campaigner there is. */
export async function nineAnswers(client: FiftyFiftyClient): Promise<Readonly<Record<string, string>>> {
  const answers: Record<string, string> = {};
  const ask = async (name: string, call: Promise<Answer>): Promise<Answer> => {
    const answer = await call;
    answers[name] = answer.text;
    return answer;
  };
  await ask('notify', client.notify(repeatedGift.fields, repeatedGift.headers));
  await ask('statistics', client.get('statistics'));
  await ask('statistics as script', client.get('statistics', { callback: 'cb' }));
  const projects = await ask('projects', client.get('projects/list'));
  for (const { id } of projects.data as { id: string }[]) {
    const path = `projects/${id}`;
    await ask(`project ${id}`, client.get(path));
    await ask(`donations of ${id}`, client.get(`${path}/donations`));
    await ask(`search by name in ${id}`, client.get(`${path}/donations/search`, { name: 'e' }));
    await ask(
      `search by data in ${id}`,
      client.get(`${path}/donations/search`, { data: 'arbitrary_string' }),
    );
    await ask(`pledges to ${id}`, client.get(`${path}/pledges`));
  }
  const campaigners = await ask('campaigners', client.get('campaigners/list'));
  for (const { id } of campaigners.data as { id: string }[]) {
    await ask(`campaigner ${id}`, client.get(`campaigners/${id}`));
  }
  return answers;
}
