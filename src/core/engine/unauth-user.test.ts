import { describe, expect, test } from 'vitest';
import { registry } from '../../steps/registry.ts';
import { executeStep, kindIn } from '../testing/execute-step.ts';
import type { JsonObject } from '../json.ts';

const end = kindIn(registry, 'end');
const users = [
  { userId: 'U1', loginIds: ['ann@example.com'] },
  { userId: 'U2', loginIds: ['bob-1', '+15550100'] },
];

/** What a flow output reads, and what was assumed. */
function read(value: string, form: JsonObject, assumptions: Readonly<Record<string, string>> = {}) {
  const outputs = [{ key: 'a', type: 'context', value }];
  const executed = executeStep(end, { outputs }, { form, users, assumptions });
  const operations = executed.outcome.type === 'finish' ? executed.outcome.operations : [];
  const [written] = (operations ?? []).flatMap((one) => (one.type === 'output.set' ? [one] : []));
  return [written?.value, executed.assumptions];
}

const BOTH = { email: 'ann@example.com', externalId: 'bob-1' };
const EMAIL = { 'login-id-precedence': 'email' };
const EXACT = { 'login-id-case': 'exact' };

describe('whom the form identifies', () => {
  test.each<[path: string, form: JsonObject, switched: Record<string, string>, found: unknown[]]>([
    ['unauthUser.userId', BOTH, {}, ['U2', ['login-id-precedence']]],
    ['unauthUser.userId', BOTH, EMAIL, ['U1', ['login-id-precedence']]],
    ['jq:.unauthUser.loginId', BOTH, EMAIL, ['ann@example.com', ['login-id-precedence']]],
    ['unauthUser.userId', { ...BOTH, externalId: 'x' }, EMAIL, ['U1', []]],
    ['unauthUser.userId', { ...BOTH, externalId: 'x' }, {}, ['U1', []]],
    ['unauthUser.userId', { email: 'x@y.z', phone: '+15550100' }, EMAIL, ['U2', []]],
    ['unauthUser.userId', { externalId: 'bob-1', phone: '+15550100' }, EMAIL, ['U2', []]],
    ['unauthUser.userId', { email: 'Ann@Example.com' }, {}, ['U1', ['login-id-case']]],
    [
      'unauthUser.userId',
      { email: 'Ann@Example.com' },
      EXACT,
      [undefined, ['login-id-case', 'unresolved-value']],
    ],
    ['loginIds', BOTH, {}, [['bob-1', 'ann@example.com'], ['login-id-precedence']]],
    ['loginIds[0]', BOTH, EMAIL, ['ann@example.com', ['login-id-precedence']]],
    ['loginIds[0]', { email: 'ann@example.com', phone: '1' }, EMAIL, ['ann@example.com', []]],
  ])('%s, of %j with %j', (path, form, switched, found) => {
    expect(read(path, form, switched)).toEqual(found);
  });

  test('is no matter of what does not read it', () => {
    const form = { ...BOTH, email: 'Ann@Example.com' };
    expect(read('form.externalId', form)).toEqual(['bob-1', []]);
    expect(read('jq:.form.externalId', form)).toEqual(['bob-1', []]);
  });
});
