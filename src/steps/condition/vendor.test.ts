import { evaluateAll } from '@descope/web-component/dist/esm/helpers/realtime-conditions/evaluator.js';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json, JsonObject } from '../../core/json.ts';
import { arbitraryOperand } from '../../core/testing/arbitrary-operands.ts';
import { executeStep, kindIn } from '../../core/testing/execute-step.ts';
import { registry } from '../registry.ts';

// Whole branches beside the vendor's own evaluator, which has conditions with groups of rules for what a screen shows.

const condition = kindIn(registry, 'condition');

const KEYS = ['a', 'b', 'c'] as const;

const rule = fc.record({
  key: fc.constantFrom(...KEYS),
  operator: fc.constantFrom(
    'equal',
    'not-empty',
    'is-true',
    'is-false',
    'contains',
    'greater-than',
  ),
  value: fc.constantFrom<Json>('', 'a', '1', 1, true, 0),
});

const branch = fc.record({
  isAny: fc.boolean(),
  raises: fc.nat(3).map((n) => n === 0),
  rules: fc.array(rule, { maxLength: 3 }),
});

const form = fc
  .tuple(...KEYS.map(() => arbitraryOperand))
  .map((values): JsonObject =>
    Object.fromEntries(
      values.flatMap((value, i) => (value === undefined ? [] : [[KEYS[i] ?? '', value]])),
    ),
  );

test('a condition takes the first branch that holds for the vendor’s evaluator', () => {
  const taken = new Map<string, number>();
  fc.assert(
    fc.property(fc.array(branch, { maxLength: 4 }), form, (branches, values) => {
      const holding = evaluateAll(
        branches.map(({ isAny, rules }, i) => ({
          componentIds: [`b${i}`],
          action: 'holds',
          rules: [
            {
              logicalOr: isAny,
              atomicConditions: rules.map(({ key, operator, value }) => ({
                operator,
                target: { kind: 'form', form: key } as const,
                predicate: { kind: 'value', value } as const,
              })),
            },
          ],
        })),
        values,
      );
      const first = branches.findIndex((_branch, i) => holding[`b${i}`] === 'holds');
      const expected =
        branches[first]?.raises === true ? 'error' : first < 0 ? 'ELSE' : `b${first}`;
      const config = {
        branches: branches.map(({ isAny, raises, rules }, i) => ({
          id: `b${i}`,
          name: '',
          rules: rules.map((one) => ({ ...one, key: `form.${one.key}` })),
          ...(isAny && { combine: 'any' }),
          ...(raises && { leadsTo: 'error', message: 'No.' }),
        })),
      };
      const { outcome } = executeStep(condition, config, { form: values });
      const ours = outcome.type === 'go' ? outcome.port : outcome.type === 'fail' ? 'error' : '';
      if (ours !== expected) throw new Error(`the vendor says ${expected}, we say ${ours}`);
      taken.set(ours, (taken.get(ours) ?? 0) + 1);
    }),
    { numRuns: 20_000 },
  );
  expect([...taken.keys()].toSorted()).toEqual(['ELSE', 'b0', 'b1', 'b2', 'b3', 'error']);
});
