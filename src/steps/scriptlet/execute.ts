import type { Operation, Outcome, Signal } from '../../core/engine/outcome.ts';
import { describeJson, setOwn } from '../../core/json.ts';
import type { Json } from '../../core/json.ts';
import { defineExecutor } from '../../core/kind/definition.ts';
import type { StepContext } from '../../core/kind/definition.ts';
import { holdsHandle } from '../../core/tokens/handle.ts';
import { resolveRow } from '../../core/values/row.ts';
import type { ValueRow } from '../../core/values/row-schema.ts';
import { barePath } from '../../core/values/template.ts';
import { scriptlet } from './definition.ts';
import type { ScriptletConfig } from './config.ts';
import { isFormPath } from './form-path.ts';
import { resultPathOf } from './result-path.ts';

export const executor = defineExecutor(scriptlet, {
  execute: executeScriptlet,
  resume: resumeScriptlet,
});

type Result = Outcome<'success'>;
type Context = StepContext<ScriptletConfig>;

/** Asks the host to run the script. */
function executeScriptlet(context: Context): Result {
  const { config, clock } = context;
  const rows = new Map<string, ValueRow>();
  for (const row of config.args) {
    const name = row.key.trim();
    if (name === '') context.warn('An argument without a name was left out.');
    else rows.set(name, row);
  }
  const args: { [name: string]: Json } = {};
  const unset: string[] = [];
  for (const [name, row] of rows) {
    const value = resolveRow(row, context, `The argument "${name}" is undefined`);
    if (value === undefined) unset.push(name);
    else setOwn(args, name, value);
    if (context.hasSession && holdsHandle(value)) {
      context.assume('script-token');
      context.warn(
        `The argument "${name}" holds a stand-in for a token, such as jwt:1: a script can hand it on, not look into it.`,
      );
    }
  }
  if (/\b(_|lodash|CryptoJS)\b/.test(config.code)) context.assume('script-language');
  const request = { code: config.code, args, now: clock, seed: context.drawSeed() };
  return {
    type: 'perform',
    effect: { type: 'script', request: unset.length === 0 ? request : { ...request, unset } },
    why:
      rows.size === 0 ? 'Runs the script.' : `Runs the script with ${[...rows.keys()].join(', ')}.`,
  };
}

/** Puts the result under the Context Key, then overrides the form. */
function resumeScriptlet(context: Context, signal: Signal): Result {
  if (signal.type !== 'answer') return { type: 'reject', why: 'the step waits for its script' };
  const { answer } = signal;
  if (answer.type !== 'error' && answer.type !== 'result') {
    return { type: 'reject', why: 'this is no answer of a script' };
  }
  if (answer.usesClock === true) context.assume('script-clock');
  if (answer.type === 'error') {
    if (answer.limited === true) context.assume('script-limits');
    const place =
      answer.line === undefined
        ? ''
        : `Line ${answer.line}${answer.column === undefined ? '' : `, column ${answer.column}`}: `;
    const stop = /[.!?…]$/.test(answer.message) ? '' : '.';
    const message = `${place}${answer.message}${stop}`;
    return { type: 'fail', error: { type: 'ScriptletFailed', message } };
  }
  const { value } = answer;
  context.assume('script-results');
  if (/\b(async|Promise)\b/.test(context.config.code)) context.assume('script-promises');
  if (value === undefined) context.warn('The script returned nothing.');
  return {
    type: 'go',
    port: 'success',
    operations: [
      { type: 'set', path: resultPathOf(context.config), value },
      ...overridesOf(context),
    ],
    why: `The script returned ${describeJson(value)}.`,
  };
}

/** The rows of "Override form". They see the result, since they are worked out once it stands in the context. */
function overridesOf(context: Context): readonly Operation[] {
  return (context.config.overrideForm ?? []).flatMap((row): readonly Operation[] => {
    const to = barePath(row.key);
    if (!isFormPath(to)) {
      context.warn(`"${row.key}" was left as it is: it is no form key such as form.email.`);
      return [];
    }
    return row.type === 'context'
      ? [{ type: 'copy', from: barePath(row.value), to }]
      : [{ type: 'fill', row, to }];
  });
}
