import { expect, test } from 'vitest';
import { registry } from '../../../steps/registry.ts';
import { connectorUses } from './connector-uses.ts';

test('names the steps that would be left without their connector', () => {
  const call = (id: string, connector: string) => ({
    id,
    kind: 'http-connector',
    name: id,
    config: { connector, method: 'GET', endpoint: '/' },
  });
  const [a, b, c] = [call('a', 'idp'), call('b', 'crm'), call('c', 'idp')];
  const other = { id: 'd', kind: 'unknown-kind', name: 'd', config: { connector: 'idp' } };
  expect(connectorUses({ steps: [a, b, c, other] }, registry)).toEqual(
    new Map([
      ['idp', [a, c]],
      ['crm', [b]],
    ]),
  );
});
