import { expect, test } from 'vitest';
import { OPERATORS, OPERATOR_IDS } from '../../core/conditions/operators.ts';
import { TEST_TOOLS } from '../../core/testing/tools.ts';
import { probeOf } from './probe-of.ts';

/** What a rule compares with, where text will not do. */
const VALUES: Readonly<Record<string, string>> = {
  'in-range': '3,5',
  'not-in-range': '3,5',
  'devised-by': '7',
  matches: 'pho+ne',
};

/** What usually stands at a path is tried besides. */
const USUAL = 'usual';

test.each(OPERATOR_IDS)(
  '%s: with the values worth trying it holds, and it does not',
  (operator) => {
    const value = VALUES[operator] ?? (/than/.test(operator) ? '0.5' : 'phone');
    const [probe] = probeOf({ key: 'form.way', operator, value });
    const held = [USUAL, ...(probe?.values ?? [])].map((one) =>
      OPERATORS[operator].test(one, value, TEST_TOOLS),
    );
    expect([probe?.path, held]).toEqual(['form.way', expect.arrayContaining([true, false])]);
  },
);

test.each(['other', 'the', 'phone'])(
  'contains %j: for one of the values it does not hold',
  (value) => {
    const [probe] = probeOf({ key: 'form.way', operator: 'contains', value });
    const held = probe?.values.map((one) => OPERATORS.contains.test(one, value));
    expect(held).toEqual([true, false]);
  },
);

test('what is compared with a dynamic value is not guessed', () => {
  expect(probeOf({ key: 'form.way', operator: 'equal', value: '{{user.way}}' })).toEqual([]);
});
