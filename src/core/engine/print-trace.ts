import type { Json } from '../json.ts';
import { textOf } from '../values/template.ts';
import type { EffectAnswer, EffectRequest } from './outcome.ts';
import type { RunError } from './state.ts';
import type { TraceEntry, TracedWrite } from './trace.ts';

/**
 * A trace as text: one line per entry, the same for the same trace, made to be read and compared. Times are
 * milliseconds since the start; `#` counts the steps; long values are cut.
 * @example
 * +0 #1 login (screen) shows "Log in" [submit]
 * +0 #1 login (screen) -submit-> check: "Continue" was pressed.; form.email = "ann@example.com"
 */
export function printTrace(trace: readonly TraceEntry[]): string {
  const began = trace[0]?.at ?? 0;
  return trace.map((entry) => `+${entry.at - began} ${printEntry(entry)}\n`).join('');
}

function printEntry(entry: TraceEntry): string {
  switch (entry.type) {
    case 'start':
      return `start ${entry.flow} at ${entry.step ?? 'no step'}${requested(entry)}`;
    case 'show':
      return [
        `${stepName(entry)} shows ${quote(entry.view.title)} [${buttons(entry).join(', ')}]`,
        ...(entry.notice === undefined
          ? []
          : [`with ${errorName(entry.notice)}: ${entry.notice.message}`]),
        ...remarks(entry),
      ].join('; ');
    case 'request':
      return [`${stepName(entry)} asks ${asked(entry.effect)}`, ...remarks(entry)].join('; ');
    case 'enter':
      return [`${stepName(entry)} enters ${entry.flow} at ${entry.to}`, ...remarks(entry)].join(
        '; ',
      );
    case 'step':
      return [
        `${stepName(entry)} ${way(entry)}: ${short(entry.why, 160)}`,
        ...happened(entry),
        ...remarks(entry),
      ].join('; ');
    case 'end':
      return entry.error === undefined
        ? `end ${entry.status}`
        : [
            `end ${entry.status}: ${errorName(entry.error)}: ${entry.error.message}`,
            ...remarks(entry),
          ].join('; ');
    case 'ignored':
      return `ignored ${entry.event}: ${entry.why}`;
  }
}

type Start = Extract<TraceEntry, { type: 'start' }>;
type Show = Extract<TraceEntry, { type: 'show' }>;
type Step = Extract<TraceEntry, { type: 'step' }>;
type OfStep = Extract<TraceEntry, { n: number }>;

function stepName({ n, step, kind, within = [] }: OfStep): string {
  return `#${n} ${[...within, step].join('/')} (${kind})`;
}

function asked(effect: EffectRequest): string {
  switch (effect.type) {
    case 'http': {
      const { method, url, body } = effect.request;
      return `${method} ${url}${body === null ? '' : ` ${short(body)}`}`;
    }
    case 'script':
      return `a script with ${short(JSON.stringify(effect.request.args))}`;
    case 'choice':
      return `how ${effect.request.what} turns out`;
    case 'verify':
      return `whether a token holds, by ${effect.request.key.type}`;
  }
}

function answered(answer: EffectAnswer): string {
  switch (answer.type) {
    case 'response':
      return `answer ${answer.status}`;
    case 'failure':
      return `no answer: ${answer.reason}`;
    case 'result':
      return `result ${printValue(answer.value ?? null)}`;
    case 'error':
      return `script failed: ${short(answer.message)}`;
    case 'outcome':
      return `outcome ${answer.outcome}`;
    case 'verified':
      return `verified ${printValue(answer.claims)}`;
    case 'refused':
      return `refused, ${answer.reason}: ${answer.message}`;
  }
}

function requested({ request }: Start): string {
  const parts = Object.entries(request).map(([name, value]) => `${name} ${short(textOf(value))}`);
  return parts.length === 0 ? '' : ` with ${parts.join(', ')}`;
}

function buttons({ view }: Show): readonly string[] {
  return view.components.flatMap(({ type, id }) =>
    type === 'button' && typeof id === 'string' ? [id] : [],
  );
}

/** `-success-> check`, `-x UserNotFound, automatic-> login`, `-x recursion-> nowhere`, `ends`. */
function way({ port, to, error, handling }: Step): string {
  if (error !== undefined) {
    const left = `-x ${errorName(error)}${handling === undefined ? '' : `, ${handling}`}`;
    return to === null ? `${left}-> nowhere` : `${left}-> ${to}`;
  }
  return port === null ? 'ends' : `-${port}-> ${to ?? 'nowhere'}`;
}

function happened({
  answer,
  writes,
  users = [],
  tokens = [],
  messages = [],
  audit = [],
  outputs,
}: Step): readonly string[] {
  return [
    ...(answer === undefined ? [] : [answered(answer)]),
    ...writes.map(printWrite),
    ...users.map(({ before, after, matchedBy }) => {
      const by = matchedBy === null ? '' : ` by ${matchedBy.field} ${quote(matchedBy.loginId)}`;
      return before === null
        ? `creates user ${quote(after.loginIds[0] ?? '')}`
        : `updates user ${quote(after.loginIds[0] ?? '')}${by}`;
    }),
    ...(tokens.length === 0 ? [] : [`issues ${tokens.map(({ handle }) => handle).join(' and ')}`]),
    ...messages.map(({ channel, to, text }) => `sends ${channel} to ${to}: ${short(text)}`),
    ...audit.map(({ action, type }) => `audits ${type} ${action}`),
    ...(outputs === undefined ? [] : [`outputs ${printValue(outputs)}`]),
  ];
}

function printWrite({ path, value }: TracedWrite): string {
  return value === undefined ? `clears ${path}` : `${path} = ${printValue(value)}`;
}

function remarks({
  warnings = [],
  assumptions = [],
}: Pick<OfStep, 'warnings' | 'assumptions'>): readonly string[] {
  return [
    ...(assumptions.length === 0 ? [] : [`assumes ${assumptions.join(', ')}`]),
    ...warnings.map((warning) => `! ${short(warning, 160)}`),
  ];
}

function errorName({ type, code }: RunError): string {
  return code === undefined ? type : `${type} (${code})`;
}

function printValue(value: Json): string {
  return short(JSON.stringify(value));
}

function quote(text: string): string {
  return short(JSON.stringify(text));
}

/** On one line, and at most as long as is read at a glance. */
function short(text: string, most = 80): string {
  const line = text.replaceAll(/[\r\n\u2028\u2029]+/g, '⏎');
  return line.length > most ? `${line.slice(0, most)}…` : line;
}
