import { own, sameJson } from '../../../core/json.ts';
import { blankTask } from '../codec.ts';
import type { Codec } from '../codec.ts';
import { textIn, withKey } from '../json-place.ts';
import { errorHandlingIn, withErrorHandling } from '../task.ts';

/** The variants of Generate JWT with the action ids that an export gets for them. */
export type ActionIds = Readonly<Record<'sign-in' | 'sign-up' | 'sign-up-or-in', string>>;

/**
 * Ours, and marked as such: no public export holds a Generate JWT action, so its real ids are unknown
 * (facts/flow-format.md). Whoever knows them says so in the settings.
 */
export const MADE_UP_ACTION_IDS: ActionIds = {
  'sign-in': 'x-generate-jwt-sign-in',
  'sign-up': 'x-generate-jwt-sign-up',
  'sign-up-or-in': 'x-generate-jwt-sign-up-or-in',
};

/** Generate JWT by its action id, never by its name: old flows call their End so. */
export function generateJwtCodec(ids: ActionIds): Codec {
  const variantOf = (action: string | undefined): string | undefined =>
    Object.entries(ids).find(([, id]) => id === action)?.[0] ??
    Object.entries(MADE_UP_ACTION_IDS).find(([, id]) => id === action)?.[0];
  return {
    kind: 'generate-jwt',
    fits: ({ task }) => variantOf(textIn(task, 'action')) !== undefined,
    read({ task }) {
      const errorHandling = errorHandlingIn(task);
      return {
        variant: variantOf(textIn(task, 'action')) ?? 'sign-up-or-in',
        ...(errorHandling !== undefined && { errorHandling }),
      };
    },
    write(block, config, reading) {
      const before = this.read(block, reading);
      let { task } = block;
      const variant = textIn(config, 'variant');
      const wanted = Object.entries(ids).find(([name]) => name === variant)?.[1] ?? '';
      if (textIn(task, 'action') !== wanted) task = withKey(task, 'action', wanted);
      if (!sameJson(own(before, 'errorHandling'), own(config, 'errorHandling'))) {
        task = withErrorHandling(task, own(config, 'errorHandling'));
      }
      return { block: { ...block, task } };
    },
    blank: (id) => ({ id, end: null, task: blankTask(id, 'automated', '') }),
    // Somebody may have named the real ids since.
    always: true,
    notesOn({ name }, { task }) {
      const action = textIn(task, 'action') ?? '';
      return Object.values(MADE_UP_ACTION_IDS).includes(action)
        ? [
            `No public export shows the action id of Generate JWT: "${name}" is written as "${action}", which Descope will not know. Name the real id in the settings.`,
          ]
        : [];
    },
  };
}
