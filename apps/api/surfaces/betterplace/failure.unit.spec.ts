import { join } from 'node:path';
import { refusalKinds } from '@almoner/kernel';
import { contractOf } from '../../../../libs/testing/openapi';
import { Failure, type FailureStatus, presentFailure, refusals } from './failure';

const contract = contractOf(join(__dirname, 'openapi.yaml'));

test.each<[FailureStatus, string, string]>([
  [400, 'bad_request', 'Bad Request'],
  [401, 'unauthorized', 'Unauthorized'],
  [403, 'forbidden', 'Forbidden'],
  [404, 'not_found', 'Record Not Found'],
  [422, 'unprocessable_entity', 'Cannot Process Submitted Data'],
  [500, 'internal_server_error', 'Internal Server Error'],
  [503, 'service_unavailable', 'Service Unavailable'],
])('%i is told key for key', (status, name, reason) => {
  const wire = presentFailure(new Failure(status));
  expect(JSON.stringify(wire)).toBe(
    `{"name":"GeneralError","status":"${name}","status_code":${status},"reason":"${reason}","links":[]}`,
  );
  expect(contract.validateSchema('Error', wire)).toEqual([]);
});

test('a failed write names its fields before the links', () => {
  const wire = presentFailure(new Failure(422, { first_name: ['Dies ist ein Pflichtfeld.'] }));
  expect(Object.keys(wire)).toEqual(['name', 'status', 'status_code', 'reason', 'errors', 'links']);
  expect(contract.validateSchema('Error', wire)).toEqual([]);
});

test('every kind of refusal has a status', () => {
  expect(Object.keys(refusals).toSorted()).toEqual([...refusalKinds].toSorted());
});
