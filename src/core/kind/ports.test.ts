import { expect, test } from 'vitest';
import { registry } from '../../steps/registry.ts';
import { errorHandlingSchema } from './error-handling-schema.ts';
import { handlingOf } from './error-handling.ts';
import { portsOf } from './ports.ts';

test('the ports of a step are its own, then the errors handled as Custom, in the order of the kind', () => {
  const definition = registry.get('generate-jwt');
  if (definition === undefined) throw new Error('no Generate JWT');
  const errorHandling = {
    UserDisabled: { handling: 'custom' },
    MissingLoginId: { handling: 'custom' },
    UserNotFound: { handling: 'ignore' },
    Unknown: { handling: 'custom' },
  };
  expect(portsOf(definition, { variant: 'sign-in', errorHandling })).toEqual([
    { id: 'success', label: 'Success', role: 'success' },
    { id: 'MissingLoginId', label: 'No login ID', role: 'error' },
    { id: 'UserDisabled', label: 'User disabled', role: 'error' },
  ]);
});

test.each([
  [{ errorHandling: { E: { handling: 'custom' } } }, { handling: 'custom' }],
  [
    { errorHandling: { E: { handling: 'ignore', message: 'm' } } },
    { handling: 'ignore', message: 'm' },
  ],
  [{ errorHandling: { E: { handling: 'automatic', message: '' } } }, { handling: 'automatic' }],
  [{ errorHandling: { E: { handling: 'explode' } } }, { handling: 'automatic' }],
  [{ errorHandling: { F: { handling: 'custom' } } }, { handling: 'automatic' }],
  [{ errorHandling: null }, { handling: 'automatic' }],
  [{}, { handling: 'automatic' }],
  [null, { handling: 'automatic' }],
])('%j handles E as %j', (config, expected) => {
  expect(handlingOf(config, 'E')).toEqual(expected);
});

test('an inherited name is no handling', () => {
  expect(handlingOf({ errorHandling: {} }, 'constructor')).toEqual({ handling: 'automatic' });
});

test.each([
  [undefined, true],
  [{}, true],
  [{ E: { handling: 'custom' }, Unknown: 'kept' }, true],
  [{ E: {} }, false],
  [{ E: { handling: 'Custom' } }, false],
])('%j is error handling: %s', (value, valid) => {
  expect(errorHandlingSchema([{ type: 'E', title: 'E' }]).safeParse(value).success).toBe(valid);
});
