import type { AssumptionChoices } from '../../../core/assumptions/assumptions.ts';
import type { AssumptionId } from '../../../core/assumptions/table.ts';
import type { EffectAnswer, EffectRequest, ScreenView } from '../../../core/engine/outcome.ts';
import type { TraceEntry } from '../../../core/engine/trace.ts';
import type { Json } from '../../../core/json.ts';
import type { HttpRequest } from '../../../core/mocks/http.ts';
import { plain, shorten } from '../plain.ts';
import { textOf } from '../../../core/values/template.ts';
import { showValue } from '../show-value.ts';
import type { Style } from '../style.ts';

export type StepEntry = Extract<TraceEntry, { type: 'show' | 'request' | 'step' | 'enter' }>;

/** One execution of a step: its number and name, the way out, and below them what it did and why. */
export function reportStep(
  entries: readonly [StepEntry, ...StepEntry[]],
  nameOf: (id: string) => string,
  choices: AssumptionChoices,
  style: Style,
): readonly string[] {
  const [{ n, step, kind, within = [] }] = entries;
  const number = String(n).padStart(3);
  const head = `${style.dim(number)}  ${style.bold([...within, step].map(nameOf).join(' › '))} ${style.dim(plain(kind))}`;
  return [
    `${head}  ${wayOut(entries, nameOf, style)}`,
    ...entries.flatMap((entry, i) => detailsOf(entry, i === entries.length - 1, choices, style)),
  ];
}

function wayOut(
  entries: readonly StepEntry[],
  nameOf: (id: string) => string,
  style: Style,
): string {
  const left = entries.findLast((entry) => entry.type === 'step');
  if (left === undefined) return style.yellow('… waits');
  const { port, to, error } = left;
  const failed = error === undefined ? '' : `${style.red(`✗ ${plain(error.type)}`)} `;
  if (port !== null) return `${failed}→ ${plain(port)}${to === null ? '' : ` → ${nameOf(to)}`}`;
  if (to !== null) return `${failed}↩ ${nameOf(to)}`;
  return error === undefined ? style.green('■') : failed.trimEnd();
}

/** Why the last entry of a step came about says more than why it began to wait. */
function detailsOf(
  entry: StepEntry,
  isLast: boolean,
  choices: AssumptionChoices,
  style: Style,
): readonly string[] {
  const lines: string[] = [];
  const add = (label: string, text: string): void => {
    lines.push(`     ${style.dim(label.padEnd(8))} ${text}`);
  };
  if (entry.type === 'show') {
    add('shows', screenText(entry.view));
    if (entry.notice !== undefined) add('', style.red(plain(entry.notice.message)));
  }
  if (entry.reads.length > 0) add('reads', listOf(entry.reads));
  if (entry.type === 'request') add('sends', effectText(entry.effect));
  if (entry.type === 'step') {
    if (entry.answer !== undefined) {
      add('answer', answerText(entry.answer));
      for (const line of logsOf(entry.answer)) add('logs', shorten(plain(line), LONGEST_BODY));
    }
    if (entry.writes.length > 0) add('writes', listOf(entry.writes));
    for (const { channel, to, text } of entry.messages ?? []) {
      add('message', `${channel} to ${plain(to)}: ${shorten(plain(text), LONGEST_BODY)}`);
    }
    for (const { action, type } of entry.audit ?? []) add('audit', `${type} ${plain(action)}`);
  }
  if (isLast) add('because', plain(entry.why));
  for (const warning of entry.warnings ?? []) add('warning', style.yellow(plain(warning)));
  if (entry.assumptions !== undefined) {
    add('assumes', listOfAssumptions(entry.assumptions, choices));
  }
  return lines;
}

/** `amr = empty, first-seen = never-logged-in` */
export function listOfAssumptions(
  ids: readonly AssumptionId[],
  choices: AssumptionChoices,
): string {
  return ids.map((id) => `${id} = ${choices[id]}`).join(', ');
}

/** `form.email = "a@b.c", form.phone (not set)` */
function listOf(values: readonly { readonly path: string; readonly value?: Json }[]): string {
  return values
    .map(({ path, value }) =>
      value === undefined ? `${plain(path)} (not set)` : `${plain(path)} = ${showValue(value)}`,
    )
    .join(', ');
}

/** `Welcome, Email: ____, [Continue]`: enough to see which screen it is and what an answer to it can press. */
function screenText({ components }: ScreenView): string {
  const parts = components.flatMap((component) => {
    const label = textOf(component['label'] ?? component['text']);
    if (component['type'] === 'button') return [`[${label || textOf(component['id'])}]`];
    if (component['type'] === 'input') {
      return [`${label || textOf(component['key'])}: ${textOf(component['value']) || '____'}`];
    }
    return label === '' ? [] : [label];
  });
  return parts.map((part) => shorten(plain(part), 60)).join(', ');
}

const LONGEST_BODY = 200;

function requestText({ method, url, body }: HttpRequest): string {
  return `${method} ${plain(url)}${body === null ? '' : ` ${shorten(plain(body), LONGEST_BODY)}`}`;
}

function effectText(effect: EffectRequest): string {
  switch (effect.type) {
    case 'http':
      return requestText(effect.request);
    case 'script':
      return `a script with ${shorten(plain(JSON.stringify(effect.request.args)), LONGEST_BODY)}`;
    case 'choice':
      return `nothing: how ${plain(effect.request.what)} turns out is chosen`;
    case 'verify':
      return `nothing: a token is checked by ${effect.request.key.type === 'jwks' ? 'its JWKS' : 'a shared secret'}`;
  }
}

function answerText(answer: EffectAnswer): string {
  if (answer.type === 'outcome') return plain(answer.outcome);
  if (answer.type === 'error' || answer.type === 'refused') return plain(answer.message);
  if (answer.type === 'verified') {
    return shorten(plain(JSON.stringify(answer.claims)), LONGEST_BODY);
  }
  if (answer.type === 'result') {
    return shorten(plain(JSON.stringify(answer.value ?? null)), LONGEST_BODY);
  }
  const source = answer.mock === null ? '' : ` from mock ${answer.mock + 1},`;
  const time = `${answer.elapsedMs} ms`;
  if (answer.type === 'failure') {
    return `${answer.reason},${source} ${time}: ${plain(answer.message)}`;
  }
  return `${answer.status},${source} ${time}: ${shorten(plain(answer.body), LONGEST_BODY)}`;
}

/** What a script logged. */
function logsOf(answer: EffectAnswer): readonly string[] {
  return (answer.type === 'result' || answer.type === 'error') && answer.logs !== undefined
    ? answer.logs
    : [];
}
