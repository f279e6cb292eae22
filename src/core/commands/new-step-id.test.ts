import { expect, test } from 'vitest';
import { freeId } from './new-step-id.ts';

test.each([
  [[], 'Acme identity API', 'acme-identity-api'],
  [['acme'], 'Acme!', 'acme-2'],
  [['acme', 'acme-2'], 'ACME', 'acme-3'],
  [[], '***', 'connector'],
  [['connector'], '', 'connector-2'],
])('where %j are taken, "%s" gets the id %s', (taken, base, id) => {
  expect(freeId(taken, base, 'connector')).toBe(id);
});
