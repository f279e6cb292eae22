import type { Outcome } from '../../core/engine/outcome.ts';
import { isJsonObject, parseJson, setOwn } from '../../core/json.ts';
import type { Json, JsonObject } from '../../core/json.ts';
import { defineExecutor } from '../../core/kind/definition.ts';
import type { StepContext } from '../../core/kind/definition.ts';
import { RESERVED_CLAIMS } from '../../core/tokens/claims.ts';
import { MAX_CLAIMS } from '../../core/tokens/max-claims.ts';
import { addedByTemplate } from '../../core/tokens/template.ts';
import { resolveRow } from '../../core/values/row.ts';
import { customClaims } from './definition.ts';
import type { CustomClaimsConfig } from './config.ts';
import { pastLimit } from './limits.ts';

export const executor = defineExecutor(customClaims, { execute: executeCustomClaims });

type Context = StepContext<CustomClaimsConfig>;

/** Merges the claims into the session, or has them wait for one. */
function executeCustomClaims(context: Context): Outcome<'success'> {
  const { config, hasSession, existingSession } = context;
  const claims = withinLimits(
    config.mode === 'advanced' ? claimsOfJson(context) : claimsOfRows(context),
    context,
  );
  for (const claim in claims) {
    if (RESERVED_CLAIMS.has(claim)) {
      context.assume('reserved-claims');
      context.warn(`"${claim}" is a reserved claim: writing it can make the token unusable.`);
    }
  }
  if (!hasSession) {
    context.assume('early-custom-claims');
    context.warn(
      existingSession?.state === 'valid'
        ? 'No step has signed anyone in yet: the claims wait for the session of one that does. The session brought along does not get them.'
        : 'Nobody is signed in yet: the claims wait for the session.',
    );
  }
  const refreshLifetime = config.refreshLifetimeSeconds;
  const lives =
    refreshLifetime === undefined ? '' : ` The refresh token lives ${refreshLifetime} s.`;
  const where = hasSession
    ? 'The session and refresh tokens carry the claims.'
    : 'The claims wait for a session.';
  return {
    type: 'go',
    port: 'success',
    operations: [
      refreshLifetime === undefined
        ? { type: 'claims.merge', claims }
        : { type: 'claims.merge', claims, refreshLifetime },
    ],
    why: `${where}${lives}`,
  };
}

function claimsOfRows(context: Context): JsonObject {
  const claims: { [claim: string]: Json } = {};
  for (const row of context.config.claims) {
    const name = row.key.trim();
    if (name === '') {
      context.warn('A claim without a name was left out.');
      continue;
    }
    const value = resolveRow(row, context, `The claim "${name}" was left out`);
    if (value !== undefined) setOwn(claims, name, value);
  }
  return claims;
}

function claimsOfJson(context: Context): JsonObject {
  const text = context.jsonText(context.config.json ?? '');
  if (text.trim() === '') return {};
  const claims = readJson(text);
  if (isJsonObject(claims)) return claims;
  context.assume('unreadable-claims');
  context.warn('The claims are no JSON object: none was written.');
  return {};
}

function readJson(text: string): Json | undefined {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}

/** What is past the limits is warned about, and left out where the flow assumes so. */
function withinLimits(claims: JsonObject, context: Context): JsonObject {
  const before = Object.keys(context.customClaims);
  const { template } = context;
  if (surelyFit(claims, before.length + (template?.claims.length ?? 0))) return claims;
  const kept: { [claim: string]: Json } = {};
  const names = new Set([...before, ...(template === null ? [] : addedByTemplate(template))]);
  for (const [claim, value] of Object.entries(claims)) {
    const past = pastLimit(claim, value) ?? pastNumber(claim, names);
    if (past !== null) {
      const isLeftOut = context.assume('claim-limits') === 'left-out';
      context.warn(`${past}: it was ${isLeftOut ? 'left out' : 'written all the same'}.`);
      if (isLeftOut) continue;
    }
    names.add(claim);
    setOwn(kept, claim, value);
  }
  return kept;
}

/** Whether no claim is past a limit, even if none of them overrides one written before: nearly always so. */
function surelyFit(claims: JsonObject, before: number): boolean {
  let number = before;
  for (const claim in claims) {
    number += 1;
    if (number > MAX_CLAIMS || pastLimit(claim, claims[claim] ?? null) !== null) return false;
  }
  return true;
}

/** Claims written before count, and the template's; one that is overridden counts once. */
function pastNumber(claim: string, names: ReadonlySet<string>): string | null {
  if (names.size < MAX_CLAIMS || names.has(claim)) return null;
  return `The claim "${claim}" is number ${names.size + 1}; a JWT takes ${MAX_CLAIMS} custom claims`;
}
