import type { FormField } from '../../../core/document/form.ts';
import { describeForm } from '../../../core/document/form.ts';
import type { Flow } from '../../../core/document/schema.ts';
import { isJsonArray, isJsonObject, own } from '../../../core/json.ts';
import type { Json, JsonObject } from '../../../core/json.ts';
import { requestContextSchema } from '../../../core/scenario/request-context.ts';
import { scenarioSchema } from '../../../core/scenario/schema.ts';
import type { Scenario } from '../../../core/scenario/schema.ts';

/** A scenario as its form holds it: an expected error always taken apart, answers by the ids of their screens. */
export function draftOf(scenario: Scenario, flow: Pick<Flow, 'steps'>): JsonObject {
  if (!isJsonObject(scenario)) return {};
  const draft: JsonObject = scenario;
  const expect = own(draft, 'expect');
  const answers = own(draft, 'answers');
  return {
    ...draft,
    ...(isJsonObject(expect) && { expect: withErrorApart(expect) }),
    ...(isJsonArray(answers) && { answers: answers.map((answer) => withStepId(answer, flow)) }),
  };
}

/** What the form holds, written as briefly as people do: what was emptied leaves nothing behind. */
export function scenarioOfDraft(draft: JsonObject): JsonObject {
  const { request, expect, answers, ...others } = draft;
  const asked = isJsonObject(request) ? requestOfDraft(request) : {};
  const expected = isJsonObject(expect) ? withErrorTogether(withoutEmpty(expect)) : {};
  return {
    ...others,
    ...(!isEmpty(asked) && { request: asked }),
    ...(isJsonArray(answers) && answers.length > 0 && { answers }),
    ...(!isEmpty(expected) && { expect: expected }),
  };
}

/** Without a session that is none, and without groups of the context in which nothing was filled in. */
function requestOfDraft({ session, context, ...others }: JsonObject): JsonObject {
  return withoutEmpty({
    ...others,
    ...(isJsonObject(session) && own(session, 'state') !== undefined && { session }),
    ...(isJsonObject(context) && { context: withoutHollow(context) }),
  });
}

function withoutHollow(object: JsonObject): JsonObject {
  return withoutEmpty(
    Object.fromEntries(
      Object.entries(object).map(([key, value]) => [
        key,
        isJsonObject(value) ? withoutHollow(value) : value,
      ]),
    ),
  );
}

function withErrorApart(expect: JsonObject): JsonObject {
  const error = own(expect, 'error');
  return typeof error === 'string' ? { ...expect, error: { type: error } } : expect;
}

function withErrorTogether(expect: JsonObject): JsonObject {
  const error = own(expect, 'error');
  if (!isJsonObject(error)) return expect;
  const type = own(error, 'type');
  return Object.keys(error).length === 1 && typeof type === 'string'
    ? { ...expect, error: type }
    : expect;
}

/** Scenarios may name a screen; the form chooses by id. A name that two steps have stays a name. */
function withStepId(answer: Json, { steps }: Pick<Flow, 'steps'>): Json {
  if (!isJsonObject(answer)) return answer;
  const said = own(answer, 'step');
  if (steps.some(({ id }) => id === said)) return answer;
  const [step, ...others] = steps.filter(({ name }) => name === said);
  return step === undefined || others.length > 0 ? answer : { ...answer, step: step.id };
}

function withoutEmpty(object: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(object).filter(
      ([, value]) =>
        !(isJsonObject(value) && isEmpty(value)) && !(isJsonArray(value) && value.length === 0),
    ),
  );
}

function isEmpty(object: JsonObject): boolean {
  return Object.keys(object).length === 0;
}

const FIELDS = describeForm(scenarioSchema);
const ROOTS = describeForm(requestContextSchema);

/** The fields of a scenario by name, with what the flow knows as choices: steps of the path. */
export function scenarioFields(
  keys: readonly string[],
  { steps }: Pick<Flow, 'steps'>,
): readonly FormField[] {
  return keys
    .flatMap((key) => FIELDS.filter((field) => field.key === key))
    .map((field) => {
      if (field.key === 'request') return withRoots(field);
      return field.key === 'expect' ? withChoices(field, steps) : field;
    });
}

/** Whether somebody has a session at all is one choice; the context is asked for root by root. */
function withRoots(field: FormField): FormField {
  if (field.type !== 'group') return field;
  return {
    ...field,
    fields: field.fields.map((inner): FormField => {
      if (inner.key === 'session' && inner.type === 'group') {
        return { ...inner, fields: inner.fields.map(orNone) };
      }
      return inner.key === 'context'
        ? {
            key: inner.key,
            title: 'More of the context',
            optional: true,
            initial: {},
            type: 'group',
            fields: ROOTS,
          }
        : inner;
    }),
  };
}

function orNone(field: FormField): FormField {
  return field.key === 'state' ? { ...field, optional: true, placeholder: 'None' } : field;
}

function withChoices(field: FormField, steps: Flow['steps']): FormField {
  if (field.type !== 'group') return field;
  const options = steps.map(({ id, name }) => ({ value: id, label: name || id }));
  return {
    ...field,
    optional: false,
    fields: field.fields.map((inner): FormField => {
      if (inner.key === 'path' && inner.type === 'list') {
        const { key, optional } = inner.item;
        const initial = options[0]?.value ?? '';
        return {
          ...inner,
          item: { key, title: 'Step', optional, initial, type: 'choice', options },
        };
      }
      return inner.key === 'error' ? errorApart(inner) : inner;
    }),
  };
}

/** Of text or an object the object: {@link draftOf} has made it one. */
function errorApart(field: FormField): FormField {
  const apart =
    field.type === 'any-of' ? field.alternatives.find(({ type }) => type === 'group') : undefined;
  return apart === undefined
    ? field
    : { ...apart, key: field.key, title: field.title, optional: true };
}
