import { expect, test } from 'vitest';
import type { JsonObject } from '../../../core/json.ts';
import { componentOf } from './components.ts';

test.each<readonly [what: string, props: JsonObject, custom: JsonObject, label: string]>([
  ['its label', { name: 'code', label: 'Your code', placeholder: '123' }, {}, 'Your code'],
  ['its placeholder, where it has no label', { name: 'code', placeholder: '123' }, {}, '123'],
  ['its context key, where it has neither', { name: 'x' }, { contextKey: 'form.ssn' }, 'form.ssn'],
  ['what its key is called in words', { name: 'newPassword' }, {}, 'New password'],
  ['its key as it is, where that is one’s own', { name: 'form.idType' }, {}, 'form.idType'],
])('an input is called by %s', (_what, props, custom, label) => {
  const node = {
    id: 'n',
    name: 'TextInput',
    props,
    custom: { type: 'input', ...custom },
    node: {},
  };
  expect(componentOf(node, { exits: new Set() })).toMatchObject({ type: 'input', label });
});
