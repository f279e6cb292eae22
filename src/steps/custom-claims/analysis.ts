import { defineAnalysis } from '../../core/kind/definition.ts';
import type { WrittenClaims } from '../../core/kind/definition.ts';
import type { CustomClaimsConfig } from './config.ts';
import { customClaims } from './definition.ts';
import { jsonClaims } from './json-claims.ts';

export const analysis = defineAnalysis(customClaims, { claims: claimsOf });

/** Whatever their values come to: one that is not set leaves its claim out. */
function claimsOf({ mode, claims, json = '' }: CustomClaimsConfig): WrittenClaims {
  if (mode === 'advanced')
    return { names: new Set(Object.keys(jsonClaims(json) ?? {})), at: ['json'] };
  const names = claims.map(({ key }) => key.trim()).filter((name) => name !== '');
  return { names: new Set(names), at: ['claims'] };
}
