import { z } from 'zod';
import { edit, formed } from './body';

const team = z.strictObject({
  Team: z.strictObject({ Name: z.string().min(1).max(5), Goal: z.int().nullable().optional() }),
});
const change = z.strictObject({ Team: edit({ Name: z.string(), Goal: z.int().nullable() }) });

test.each([
  [team, {}, 10010, 'Team is required.'],
  [team, { Team: {} }, 10010, 'Team.Name is required.'],
  [team, { Team: { Name: null } }, 10011, 'Team.Name must be of type string.'],
  [team, { Team: { Name: 5 } }, 10011, 'Team.Name must be of type string.'],
  [team, { Team: [] }, 10011, 'Team must be of type object.'],
  [team, 5, 10011, 'The body must be of type object.'],
  [team, { Team: { Name: 'Pack', Goal: 'x' } }, 10011, 'Team.Goal must be of type number.'],
  [team, { Team: { Name: 'Pack', Goal: 1.5 } }, 10011, 'Team.Goal must be of type int.'],
  [team, { Team: { Name: '' } }, 10012, 'Team.Name is not acceptable.'],
  [team, { Team: { Name: 'too long' } }, 10012, 'Team.Name is not acceptable.'],
  [team, { Team: { Name: 'Pack', Size: 1 } }, 10012, 'Size cannot be sent here.'],
  [change, { Team: {} }, 10010, 'There is nothing to change.'],
])('%#', (form, body, code, message) => {
  expect(() => formed<z.ZodType>(form, body)).toThrow(expect.objectContaining({ code, message }));
});

test('what keeps the form is read', () => {
  expect(formed(team, { Team: { Name: 'Pack' } })).toEqual({ Team: { Name: 'Pack' } });
  expect(formed(change, { Team: { Goal: null } })).toEqual({ Team: { Goal: null } });
});
