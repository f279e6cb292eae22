import { isJsonArray, isJsonObject } from '../../../core/json.ts';
import type { Json } from '../../../core/json.ts';
import { RESERVED_CLAIMS } from '../../../core/tokens/claims.ts';
import { isTemplatePath } from '../../../core/tokens/template.ts';
import { parseTemplate } from '../../../core/values/template.ts';
import type { Finding, Rule } from '../finding.ts';

type Place = Finding['at'];

/** A JWT template that reads what it can't, or writes what it shouldn't. */
export const tokenTemplate: Rule = ({ flow: { settings } }) => {
  const { claims = {}, overrideSubject = false } = settings?.template ?? {};
  const place = ['settings', 'template', 'claims'];
  return [
    ...checkSubject(overrideSubject && !Object.hasOwn(claims, 'sub')),
    ...Object.entries(claims).flatMap(([claim, value]) => [
      ...checkName(claim, overrideSubject, [...place, claim]),
      ...checkPaths(claim, value, [...place, claim]),
    ]),
  ];
};

function checkSubject(isMissing: boolean): readonly Finding[] {
  if (!isMissing) return [];
  const message =
    '"Override subject claim" is on, but the JWT template has no "sub" to override it with: add one to its claims, or turn it off.';
  return [warning('missing-subject', ['settings', 'template', 'overrideSubject'], message)];
}

function checkName(claim: string, overrideSubject: boolean, at: Place): readonly Finding[] {
  if (claim === 'sub') {
    if (overrideSubject) return [];
    const message =
      'The JWT template has a "sub", but does not override the subject: it is left out. Turn on "Override subject claim", or take it out.';
    return [warning('unused-subject', at, message)];
  }
  if (!RESERVED_CLAIMS.has(claim)) return [];
  const message = `The JWT template writes the reserved claim "${claim}", which can make the token unusable: use another name.`;
  return [warning('reserved-claim', at, message)];
}

function checkPaths(claim: string, value: Json, at: Place): readonly Finding[] {
  if (isJsonArray(value)) {
    return value.flatMap((item, i) => checkPaths(claim, item, [...at, i]));
  }
  if (isJsonObject(value)) {
    return Object.entries(value).flatMap(([key, inner]) => checkPaths(claim, inner, [...at, key]));
  }
  if (typeof value !== 'string') return [];
  return parseTemplate(value)
    .paths.filter((path) => !isTemplatePath(path))
    .map((path) => {
      const message = `The claim "${claim}" of the JWT template reads {{${path}}}, but a template reads user and tenant only: it comes out empty. Set it with a Custom Claims step.`;
      return warning('template-path', at, message);
    });
}

function warning(code: string, at: Place, message: string): Finding {
  return { code, severity: 'warning', at, step: null, message };
}
