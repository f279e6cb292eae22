import { readPattern } from '../../../core/conditions/pattern/read-pattern.ts';
import type { Finding, Rule } from '../finding.ts';

/** Test users whose patterns can't be used, or whose code works nowhere. */
export const testUsers: Rule = ({ flow: { settings } }) => {
  const { loginIdPattern, verifierPattern, staticOtp } = settings?.testUsers ?? {};
  const found = [
    ...checkPattern('loginIdPattern', loginIdPattern),
    ...checkPattern('verifierPattern', verifierPattern),
  ];
  if (staticOtp === undefined || verifierPattern !== undefined) return found;
  const message =
    'The static code of test users works nowhere: say which addresses take it, by a pattern.';
  return [...found, finding('unused-static-code', 'warning', 'staticOtp', message)];
};

function checkPattern(field: string, pattern: string | undefined): readonly Finding[] {
  if (pattern === undefined) return [];
  const read = readPattern(pattern);
  if (!('refused' in read)) return [];
  const message = `The pattern of test users matches nothing, because it can’t be used: ${read.refused}.`;
  return [finding('bad-pattern', 'error', field, message)];
}

function finding(
  code: string,
  severity: Finding['severity'],
  field: string,
  message: string,
): Finding {
  return { code, severity, at: ['settings', 'testUsers', field], step: null, message };
}
