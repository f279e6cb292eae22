import type { Branch, Test, Visitor } from './graph.ts';

/** A branch as a plain function, for the peers whose conditions are functions: prepared once, no lookup by path left. */
export function testBranch({ tests }: Branch): (form: Visitor) => boolean {
  const checks = tests.map(toFunction);
  const [only] = checks;
  return checks.length === 1 && only !== undefined
    ? only
    : (form) => checks.every((check) => check(form));
}

function toFunction(test: Test): (form: Visitor) => boolean {
  const read = reader(test.key);
  switch (test.operator) {
    case 'equal':
      return (form) => read(form) === test.value;
    case 'contains':
      return (form) => String(read(form)).includes(test.value);
    case 'greater-than-or-equal':
      return (form) => Number(read(form)) >= test.value;
    case 'in':
      return (form) => test.value.includes(String(read(form)));
    case 'not-empty':
      return (form) => read(form) !== '';
    case 'is-true':
      return (form) => read(form) === true;
  }
}

/** Outside the form nothing was ever written. */
function reader(key: string): (form: Visitor) => string | number | boolean | undefined {
  const field = key.slice('form.'.length) as keyof Visitor;
  return key.startsWith('form.') ? (form) => form[field] : () => undefined;
}
