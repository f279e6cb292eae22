import { defineChecker } from '../../core/kind/definition.ts';
import type { ConfigProblem } from '../../core/kind/definition.ts';
import { parsePath } from '../../core/values/path.ts';
import { pathsOfRow } from '../../core/values/row.ts';
import { problemsOfRows } from '../../core/values/row-problems.ts';
import { barePath } from '../../core/values/template.ts';
import { scriptlet } from './definition.ts';
import type { ScriptletConfig } from './config.ts';
import { isFormPath } from './form-path.ts';
import { resultPathOf } from './result-path.ts';

export const checker = defineChecker(scriptlet, problemsOfScriptlet);

/** A script that does nothing, arguments it cannot name, and results that land nowhere. */
function problemsOfScriptlet(config: ScriptletConfig): readonly ConfigProblem[] {
  return [
    ...problemsOfRows(config.args, { field: 'args', noun: 'argument', blankKey: 'error' }),
    ...checkNames(config),
    ...checkTokens(config),
    ...checkCode(config),
    ...checkContextKey(config),
    ...problemsOfRows(config.overrideForm ?? [], {
      field: 'overrideForm',
      noun: 'form key',
      blankKey: 'error',
    }),
    ...checkOverrides(config),
  ];
}

const NAME = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;
const RESERVED = new Set(
  'await break case catch class const continue debugger default delete do else enum export extends false finally for function if import in instanceof new null return super switch this throw true try typeof var void while with'.split(
    ' ',
  ),
);
/** What the script would no longer reach. */
const TAKEN = new Set(['_', 'lodash', 'CryptoJS', 'undefined']);

function checkNames({ args }: ScriptletConfig): readonly ConfigProblem[] {
  return args.flatMap((row, i): readonly ConfigProblem[] => {
    const name = row.key.trim();
    const at = ['args', i, 'key'];
    if (name === '') return [];
    if (!NAME.test(name) || RESERVED.has(name)) {
      const message = `the argument "${name}" can’t be a variable, so the script can’t run: use letters, digits and _, and no word of JavaScript.`;
      return [{ code: 'bad-argument', severity: 'error', at, message }];
    }
    if (!TAKEN.has(name)) return [];
    const message = `the argument "${name}" hides what the script has by that name: call it something else.`;
    return [{ code: 'bad-argument', severity: 'warning', at, message }];
  });
}

/** Raw tokens are nothing that a state may hold, so no script sees one. */
function checkTokens({ args }: ScriptletConfig): readonly ConfigProblem[] {
  return args.flatMap((row, i): readonly ConfigProblem[] => {
    const token = pathsOfRow(row).find((path) => TOKENS.has(path));
    if (token === undefined) return [];
    const message = `the argument "${row.key.trim()}" is ${token}, of which a script sees a stand-in such as jwt:1 here, not the text: read jwtClaims for what the token says.`;
    return [{ code: 'script-token', severity: 'warning', at: ['args', i, 'value'], message }];
  });
}

const TOKENS = new Set(['authInfo.sessionJwt', 'authInfo.refreshJwt']);

function checkCode({ code }: ScriptletConfig): readonly ConfigProblem[] {
  const asset = /^asset:(\S+)$/.exec(code.trim())?.[1];
  if (asset !== undefined) {
    const message = `the script stands in the file "${asset}", which the export did not hold: import it together with that file, or write the script here.`;
    return [{ code: 'missing-asset', severity: 'error', at: ['code'], message }];
  }
  if (/\breturn\b/.test(code)) return [];
  const message =
    code.trim() === ''
      ? 'the script is empty, so nothing happens here: write what it returns.'
      : 'the script returns nothing, so there is no result: end it with return.';
  return [{ code: 'no-result', severity: 'warning', at: ['code'], message }];
}

function checkContextKey(config: ScriptletConfig): readonly ConfigProblem[] {
  if (parsePath(resultPathOf(config)) !== null) return [];
  const message = `the Context Key "${config.contextKey}" can’t be named by a dynamic value, so the result is lost: use letters, digits and _.`;
  return [{ code: 'bad-context-key', severity: 'error', at: ['contextKey'], message }];
}

function checkOverrides({ overrideForm = [] }: ScriptletConfig): readonly ConfigProblem[] {
  return overrideForm.flatMap(({ key }, i): readonly ConfigProblem[] => {
    if (key.trim() === '' || isFormPath(barePath(key))) return [];
    const message = `row ${i + 1} of "Override form" can’t write "${key}": give it a form key such as form.email.`;
    return [{ code: 'bad-path', severity: 'error', at: ['overrideForm', i, 'key'], message }];
  });
}
