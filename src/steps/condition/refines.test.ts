import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OPERATOR_IDS, OPERATORS } from '../../core/conditions/operators.ts';
import type { OperatorId } from '../../core/conditions/operators.ts';
import { TEST_TOOLS } from '../../core/testing/tools.ts';
import type { ConditionConfig, ConditionRule } from './config.ts';
import { refinesOfBranch } from './refines.ts';

function config(...branches: ConditionRule[][]): ConditionConfig {
  return { branches: branches.map((rules, i) => ({ id: `b${i}`, name: '', rules })) };
}

const rule = (
  operator: OperatorId,
  value?: ConditionRule['value'],
  key = 'form.email',
): ConditionRule => ({ key, operator, ...(value !== undefined && { value }) });

/** What one rule proves about form.email: by holding (its branch), and by not holding (ELSE). */
const PROOFS: readonly (readonly [rule: ConditionRule, holding: boolean, failing: boolean])[] = [
  [rule('not-empty'), true, false],
  [rule('empty'), false, true],
  [rule('is-true'), true, false],
  [rule('is-false'), true, false],
  [rule('equal', 'a'), true, false],
  [rule('equal', ''), false, true],
  [rule('equal', '{{form.other}}'), false, false],
  [rule('not-equal', ''), true, false],
  [rule('not-equal', 'a'), false, true],
  [rule('contains', '@'), true, false],
  [rule('contains', ''), false, false],
  [rule('doesnt-contains', '@'), false, false],
  [rule('greater-than', 3), true, false],
  [rule('less-than-or-equal', '{{form.limit}}'), true, false],
  [rule('in', ['a', 'b']), true, false],
  [rule('in', 'a,,b'), false, false],
  [rule('not-in', 'a,b'), false, true],
  [rule('matches', '^.+@'), true, false],
  [rule('matches', 'a*'), false, false],
  [rule('matches', '(?=a)'), true, false],
  [rule('matches', '{{form.pattern}}'), false, false],
  [rule('is-email'), true, false],
  [rule('is-phone'), true, false],
  [rule('in-range', '0,9'), true, false],
  [rule('not-in-range', '0,9'), true, false],
  [rule('devised-by', 2), true, false],
];

describe('what a condition proves to be set', () => {
  test.each(PROOFS)('%j: holding %s, failing %s', (one, holding, failing) => {
    expect(refinesOfBranch(config([one]), 'b0')).toEqual(holding ? ['form.email'] : []);
    expect(refinesOfBranch(config([one]), 'ELSE')).toEqual(failing ? ['form.email'] : []);
  });

  test('a value that is not set never takes a port that is said to prove it', () => {
    const unset = fc.constantFrom(undefined, null, '');
    const value = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.array(fc.string()));
    fc.assert(
      fc.property(unset, fc.constantFrom(...OPERATOR_IDS), value, (target, operator, predicate) => {
        const holds = OPERATORS[operator].test(target, predicate, TEST_TOOLS) === true;
        const taken = refinesOfBranch(config([rule(operator, predicate)]), holds ? 'b0' : 'ELSE');
        const isText = typeof predicate === 'string' || Array.isArray(predicate);
        fc.pre(!isText || !predicate.includes('{{'));
        expect(taken).toEqual([]);
      }),
    );
  });

  test('of a branch all rules hold, and every single-rule branch before it has failed', () => {
    const phone = rule('not-empty', undefined, '{{form.phone}}');
    const several = config(
      [rule('empty')],
      [rule('empty', undefined, 'form.a'), rule('empty', undefined, 'form.b')],
      [phone, rule('equal', 'x', 'form.c')],
    );
    expect(refinesOfBranch(several, 'b0')).toEqual([]);
    expect(refinesOfBranch(several, 'b2')).toEqual(['form.phone', 'form.c', 'form.email']);
    expect(refinesOfBranch(several, 'ELSE')).toEqual(['form.email']);
  });

  test('of rules of which one is enough, what each proves holds; where none held, all have failed', () => {
    const any = (...rules: ConditionRule[]): ConditionConfig => ({
      branches: [{ id: 'b0', name: '', combine: 'any', rules }],
    });
    const both = any(rule('is-email'), rule('matches', '^a'));
    expect(refinesOfBranch(both, 'b0')).toEqual(['form.email']);
    const either = any(rule('is-email'), rule('is-phone', undefined, 'form.phone'));
    expect(refinesOfBranch(either, 'b0')).toEqual([]);
    const neither = any(rule('empty'), rule('empty', undefined, 'form.phone'));
    expect(refinesOfBranch(neither, 'ELSE')).toEqual(['form.email', 'form.phone']);
  });

  test('a branch that raises an error proves by its error what it would by its port, and ELSE follows it', () => {
    const [empty, noPhone] = config(
      [rule('empty')],
      [rule('empty', undefined, 'form.phone')],
    ).branches;
    const raising: ConditionConfig = {
      branches: [empty, noPhone].flatMap((branch) =>
        branch === undefined ? [] : [{ ...branch, leadsTo: 'error' as const }],
      ),
    };
    expect(refinesOfBranch(raising, 'b0')).toEqual([]);
    expect(refinesOfBranch(raising, 'BranchError')).toEqual([]);
    expect(refinesOfBranch(raising, 'ELSE')).toEqual(['form.email', 'form.phone']);
    const present: ConditionConfig = {
      branches: [{ id: 'b0', name: '', leadsTo: 'error', rules: [rule('not-empty')] }],
    };
    expect(refinesOfBranch(present, 'BranchError')).toEqual(['form.email']);
  });

  test('user.loggedIn is always set: only its being true proves a user', () => {
    const loggedIn = (operator: OperatorId, value?: ConditionRule['value']) =>
      config([rule(operator, value, 'user.loggedIn')]);
    expect(refinesOfBranch(loggedIn('is-true'), 'b0')).toEqual(['user']);
    expect(refinesOfBranch(loggedIn('is-true'), 'ELSE')).toEqual([]);
    expect(refinesOfBranch(loggedIn('is-false'), 'b0')).toEqual([]);
    expect(refinesOfBranch(loggedIn('is-false'), 'ELSE')).toEqual(['user']);
    expect(refinesOfBranch(loggedIn('equal', true), 'b0')).toEqual(['user']);
    expect(refinesOfBranch(loggedIn('not-empty'), 'b0')).toEqual([]);
  });

  test('a blank key, a branch without rules and an unknown port prove nothing', () => {
    const blank = config([rule('not-empty', undefined, ' ')], []);
    expect(refinesOfBranch(blank, 'b0')).toEqual([]);
    expect(refinesOfBranch(blank, 'b1')).toEqual([]);
    expect(refinesOfBranch(config([rule('empty')]), 'success')).toEqual([]);
  });
});
