import { isJsonArray, isJsonObject, own, parseJson } from '../../core/json.ts';
import type { Json } from '../../core/json.ts';
import { defineChecker } from '../../core/kind/definition.ts';
import type { ConfigProblem } from '../../core/kind/definition.ts';
import { parsePath } from '../../core/values/path.ts';
import { barePath, parseTemplate } from '../../core/values/template.ts';
import { contextKeyOf } from './context-key.ts';
import { verifyToken } from './definition.ts';
import type { VerifyTokenConfig } from './config.ts';

export const checker = defineChecker(verifyToken, problemsOfVerifyToken);

/** A check that no token can pass, or whose claims land nowhere. */
function problemsOfVerifyToken(config: VerifyTokenConfig): readonly ConfigProblem[] {
  const { token, check, jwks = '', secret = '' } = config;
  return [
    ...(barePath(token) === ''
      ? [problem('missing-token', ['token'], 'no token is named, so none can be checked.')]
      : []),
    ...(check === 'jwks' ? problemsOfKeys(jwks) : []),
    ...(check === 'secret' && secret.trim() === ''
      ? [problem('missing-secret', ['secret'], 'no shared secret is named, so no token holds.')]
      : []),
    ...(parsePath(`connectors.${contextKeyOf(config)}`) === null
      ? [
          problem(
            'bad-context-key',
            ['contextKey'],
            `the Context Key "${contextKeyOf(config)}" makes no context path.`,
          ),
        ]
      : []),
  ];
}

/** Keys that a run fills in can't be looked at. */
function problemsOfKeys(jwks: string): readonly ConfigProblem[] {
  if (parseTemplate(jwks).paths.length > 0) return [];
  const keys = keysIn(jwks);
  if (keys === null) {
    return [problem('bad-jwks', ['jwks'], 'the JWKS is not { "keys": […] } in JSON.')];
  }
  return keys.length > 0
    ? []
    : [problem('bad-jwks', ['jwks'], 'the JWKS has no key, so no token holds.')];
}

function keysIn(text: string): readonly Json[] | null {
  try {
    const jwks = parseJson(text);
    const keys = isJsonObject(jwks) ? own(jwks, 'keys') : undefined;
    return isJsonArray(keys) ? keys : null;
  } catch {
    return null;
  }
}

function problem(code: string, at: readonly string[], message: string): ConfigProblem {
  return { code, severity: 'error', at, message };
}
