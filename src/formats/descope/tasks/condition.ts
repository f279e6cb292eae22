import { isJsonObject, own, sameJson } from '../../../core/json.ts';
import type { Json, JsonObject } from '../../../core/json.ts';
import { blankTask } from '../codec.ts';
import type { Codec } from '../codec.ts';
import { listIn, objectIn, textIn, withKey, without } from '../json-place.ts';

/** Operators that look at their key alone: what an export has as their value says nothing. */
const WITHOUT_VALUE = ['empty', 'not-empty', 'is-true', 'is-false', 'is-email', 'is-phone'];

/** A condition: branches in order, the last of them ELSE (facts/flow-format.md §5). */
export const conditionCodec: Codec = {
  kind: 'condition',
  fits: ({ task }) => textIn(task, 'type') === 'condition',
  read: ({ task }) => ({ branches: branchesOf(task).map(readBranch) }),
  write(block, config) {
    const { task } = block;
    const before = branchesOf(task);
    const wanted = listIn(config, 'branches').filter(isJsonObject);
    if (sameJson(before.map(readBranch), wanted)) return { block };
    const otherwise = listIn(task, 'conditions').filter((one) => isElse(one));
    const branches = wanted.map((branch) => {
      const old = before.find((one) => textIn(one, 'interactionId') === textIn(branch, 'id'));
      return old !== undefined && sameJson(readBranch(old), branch)
        ? old
        : writeBranch(old ?? {}, branch);
    });
    const last = otherwise.length === 0 ? [{ interactionId: 'ELSE', name: 'Else' }] : otherwise;
    return { block: { ...block, task: withKey(task, 'conditions', [...branches, ...last]) } };
  },
  blank: (id) => ({ id, end: null, task: { ...blankTask(id, 'condition'), conditions: [] } }),
};

function branchesOf(task: JsonObject): readonly JsonObject[] {
  return listIn(task, 'conditions')
    .filter(isJsonObject)
    .filter((one) => !isElse(one));
}

function isElse(branch: Json): boolean {
  return textIn(branch, 'interactionId') === 'ELSE';
}

function readBranch(branch: JsonObject): JsonObject {
  const error = objectIn(branch, 'errorHandling');
  const message = textIn(error, 'errorMessage');
  return {
    id: textIn(branch, 'interactionId') ?? '',
    name: textIn(branch, 'name') ?? '',
    ...(own(branch, 'logicalOr') === true && { combine: 'any' }),
    rules: listIn(branch, 'atomicConditions').filter(isJsonObject).map(readRule),
    ...(textIn(error, 'errorHandlingType') !== undefined && { leadsTo: 'error' }),
    ...(message !== undefined && { message }),
  };
}

function readRule(rule: JsonObject): JsonObject {
  const operator = textIn(rule, 'operator') ?? '';
  const value = own(objectIn(rule, 'predicate'), 'value');
  return {
    key: textIn(objectIn(rule, 'target'), 'value') ?? '',
    operator,
    ...(value !== undefined &&
      value !== null &&
      !isJsonObject(value) &&
      !WITHOUT_VALUE.includes(operator) && { value }),
  };
}

function writeBranch(old: JsonObject, branch: JsonObject): JsonObject {
  const oldRules = listIn(old, 'atomicConditions').filter(isJsonObject);
  const rules = listIn(branch, 'rules')
    .filter(isJsonObject)
    .map((rule, i) => {
      const same = oldRules.find((one) => sameJson(readRule(one), rule));
      return same ?? writeRule(oldRules[i] ?? {}, rule);
    });
  let written = withKey(old, 'interactionId', own(branch, 'id') ?? '');
  written = withKey(written, 'name', own(branch, 'name') ?? '');
  written = withKey(written, 'atomicConditions', rules);
  const any = textIn(branch, 'combine') === 'any';
  if (any || own(written, 'logicalOr') === true) written = withKey(written, 'logicalOr', any);
  if (textIn(branch, 'leadsTo') !== 'error') return without(written, 'errorHandling');
  const error = withKey(objectIn(old, 'errorHandling'), 'errorHandlingType', 'automatic');
  const message = textIn(branch, 'message');
  return withKey(
    written,
    'errorHandling',
    message === undefined
      ? without(error, 'errorMessage')
      : withKey(error, 'errorMessage', message),
  );
}

function writeRule(old: JsonObject, rule: JsonObject): JsonObject {
  const target = withKey(
    withKey(objectIn(old, 'target'), 'type', 'context'),
    'value',
    own(rule, 'key') ?? '',
  );
  const predicate = withKey(
    withKey(objectIn(old, 'predicate'), 'type', 'inline'),
    'value',
    own(rule, 'value') ?? '',
  );
  return withKey(
    withKey(withKey(old, 'operator', own(rule, 'operator') ?? ''), 'predicate', predicate),
    'target',
    target,
  );
}
