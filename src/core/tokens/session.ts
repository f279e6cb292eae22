import type { Json, JsonObject } from '../json.ts';

/**
 * Where a claim's value comes from: the step that started the session, a step that renewed it, one that said how long
 * the refresh token lives, one that changed the user's roles or tenants, the flow's JWT template as it was filled in at
 * a step, a Custom Claims step, or one that ran before anyone was signed in.
 */
export type ClaimSource = {
  readonly step: string;
  readonly how: 'issued' | 'renewed' | 'lifetime' | 'authorized' | 'template' | 'custom' | 'waited';
};

/** A token that is not signed yet: the handle stands for it everywhere until a host replaces it (`jwt:1`). */
export type UnsignedToken = {
  readonly handle: string;
  readonly claims: JsonObject;
  readonly sources: { readonly [claim: string]: ClaimSource };
};

/** A claim set by a Custom Claims step. */
export type CustomClaim = { readonly value: Json; readonly source: ClaimSource };

/** The session of the person who signed in. Plain JSON: part of the state. Times are unix seconds. */
export type Session = {
  /** Null in a session without a user, which only an End can ask for. */
  readonly userId: string | null;
  readonly firstSeen: boolean;
  readonly amr: readonly string[];
  /** The step that started it. */
  readonly step: string;
  /** The step that last changed the user's roles, permissions or tenants in the session; null: none did. */
  readonly authorizedBy: string | null;
  readonly refreshExpires: number;
  readonly custom: { readonly [claim: string]: CustomClaim };
  readonly session: UnsignedToken;
  readonly refresh: UnsignedToken;
};
