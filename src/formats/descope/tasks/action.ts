import { own, sameJson } from '../../../core/json.ts';
import type { Json, JsonObject } from '../../../core/json.ts';
import { blankTask } from '../codec.ts';
import type { Codec } from '../codec.ts';
import { objectIn, textIn, withKey } from '../json-place.ts';
import { isMarked } from '../marked-settings.ts';
import { argumentIn, errorHandlingIn, withArgument, withErrorHandling } from '../task.ts';

/** Every other automated task, known or not: its action id, its arguments by name, its errors. */
export const actionCodec: Codec = {
  kind: 'action',
  fits: () => true,
  read: (block) => {
    const args = argumentsIn(block.task);
    const errorHandling = errorHandlingIn(block.task) ?? errorHandlingIn(block.end ?? {});
    return {
      action: actionOf(block.task, block.end),
      ...(Object.keys(args).length > 0 && { args }),
      ...(errorHandling !== undefined && { errorHandling }),
    };
  },
  write(block, config, reading) {
    const before = this.read(block, reading);
    const halves = [block.task, block.end].map((half) =>
      half === null ? null : writeHalf(half, before, config),
    );
    return { block: { ...block, task: halves[0] ?? block.task, end: halves[1] ?? null } };
  },
  blank(id, config) {
    const action = textIn(config, 'action') ?? '';
    const [first, second, link] = halvesOf(action);
    const task = blankTask(id, 'automated', first);
    if (second === undefined) return { id, end: null, task };
    const end = blankTask(`${id}.end`, 'automated', second);
    const linked = (half: JsonObject): JsonObject =>
      link === undefined ? half : withArgument(half, link, `${id}.end`);
    return { id, end: linked(end), task: linked(task) };
  },
};

/** The arguments of a task by name; those that link its halves are the packaging's and stay out. */
function argumentsIn(task: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.keys(objectIn(task, 'arguments')).flatMap((name): [string, Json][] => {
      const value = argumentIn(task, name);
      return value === undefined || LINKS.includes(name) || isMarked(name) ? [] : [[name, value]];
    }),
  );
}

/** Arguments that name the other half of a block. */
export const LINKS = ['exchangeStepId', 'verifyStepId', 'finishStepId'];

function writeHalf(half: JsonObject, before: JsonObject, config: JsonObject): JsonObject {
  let task = half;
  const [old, wanted] = [objectIn(before, 'args'), objectIn(config, 'args')];
  for (const name of new Set([...Object.keys(old), ...Object.keys(wanted)])) {
    if (!sameJson(own(old, name), own(wanted, name))) {
      task = withArgument(task, name, own(wanted, name));
    }
  }
  const [oldErrors, errors] = [own(before, 'errorHandling'), own(config, 'errorHandling')];
  if (!sameJson(oldErrors, errors)) task = withErrorHandling(task, errors);
  const [oldAction, action] = [textIn(before, 'action'), textIn(config, 'action')];
  if (oldAction !== action && action !== undefined) {
    const [first, second = first] = halvesOf(action);
    const isEnd = textIn(half, 'id')?.endsWith('.end') === true;
    task = withKey(task, 'action', isEnd ? second : first);
  }
  return task;
}

/** The id of an action: that of its first half, but for Step Up, whose first half loads the user. */
function actionOf(task: JsonObject, end: JsonObject | null): string {
  const second = textIn(end ?? {}, 'action');
  return second === 'step-up' ? second : (textIn(task, 'action') ?? textIn(task, 'type') ?? '');
}

/** The actions of both halves, and the argument that links them (facts/flow-format.md §3). */
function halvesOf(action: string): readonly [first: string, second?: string, link?: string] {
  if (action === 'step-up') return ['loadUser', 'step-up'];
  if (action.startsWith('oauth-start')) return [action, 'exchange-oauth-code', 'exchangeStepId'];
  if (action === 'saml-start') return [action, 'exchange-saml-code', 'exchangeStepId'];
  if (/^webauthn-.*-start$/.test(action)) {
    return [action, action.replace(/-start$/, '-finish'), 'finishStepId'];
  }
  if (/magic-link/.test(action) || action === 'password-send-reset') {
    return action === 'verify-magic-link'
      ? [action]
      : [action, 'verify-magic-link', 'verifyStepId'];
  }
  return [action];
}
