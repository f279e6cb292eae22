import type { Outcome } from '../../core/engine/outcome.ts';
import type { StepContext } from '../../core/kind/definition.ts';
import { resolveRow } from '../../core/values/row.ts';
import { setAttribute } from './attributes.ts';
import type { UpdateUserConfig } from './definition.ts';

/** Sets the listed attributes of the signed-in user; a key nobody knows, or a value of the wrong type, fails. */
export function executeUpdateUser(context: StepContext<UpdateUserConfig>): Outcome<'success'> {
  const { user } = context;
  if (user === undefined) {
    return failed('Nobody is signed in: place Update User after the step that signs the user in.');
  }
  let updated = user;
  let set = '';
  for (const row of context.config.attributes) {
    const value = resolveRow(row, context);
    if (value === undefined) {
      context.assume('unresolved-value');
      context.warn(`${row.key} was left as it is: its value is not set here.`);
      continue;
    }
    const next = setAttribute(updated, row.key, value);
    if (typeof next === 'string') return failed(next);
    updated = next;
    set += set === '' ? row.key : `, ${row.key}`;
  }
  return {
    type: 'go',
    port: 'success',
    operations: [{ type: 'user.put', user: updated }],
    why: whyOf(set, context.config.attributes.length),
  };
}

function whyOf(set: string, listed: number): string {
  if (set !== '') return `Set ${set}.`;
  return listed === 0
    ? 'No attribute is listed: nothing changed.'
    : 'No listed attribute has a value here: nothing changed.';
}

function failed(message: string): Outcome<never> {
  return { type: 'fail', error: { type: 'UpdateUserPropertiesFailed', message } };
}
