import type { AssumptionId } from '../assumptions/table.ts';
import type { Connector } from '../document/schema.ts';
import { own, setOwn } from '../json.ts';
import type { Json } from '../json.ts';
import type { StepContext } from '../kind/definition.ts';
import { drawId } from '../random.ts';
import { refreshClaims, sessionClaims } from '../tokens/claims.ts';
import type { ClaimInput } from '../tokens/claims.ts';
import type { ClaimSource, CustomClaim, Session, UnsignedToken } from '../tokens/session.ts';
import { findByLoginId, findByUserId, putUser } from '../users/overlay.ts';
import type { Overlay, UserChange } from '../users/overlay.ts';
import type { User } from '../users/user.ts';
import { weighUser } from '../users/weigh-user.ts';
import { isWithin, parsePath, widthAt, writeAt } from '../values/path.ts';
import { parseTemplate, renderJsonText, renderText } from '../values/template.ts';
import { weigh } from '../values/weigh.ts';
import type { Env, RunnableStep } from './env.ts';
import type { Operation } from './outcome.ts';
import { readContext, signedInUser } from './read-context.ts';
import type { Context, RunState } from './state.ts';
import type { TracedRead, TracedWrite } from './trace.ts';
import { userWrites } from './user-writes.ts';

/**
 * The most characters one value, and all values of a run together, may have: keeps hostile flows small, their state and
 * their trace.
 */
export const MAX_VALUE = 1_000_000;
const MAX_RUN = 32_000_000;

/** Most steps read a few paths: up to so many, looking through them is faster than making a set. */
const FEW_READS = 8;

/** What copying one key weighs: thousands of writes into one object are slow long before they are large. */
const COPY_WEIGHT = 16;

/** Thrown inside a move when a value grows past the limits; `transition` turns it into a failed run. */
export class TooLarge extends Error {}

/**
 * One step being executed: what its executor sees, and what its operations change. Lives for a single transition;
 * nothing of it is kept but what goes into the next state and the trace.
 */
export class Move implements StepContext {
  declare readonly env: Env;
  declare readonly step: RunnableStep;
  declare readonly config: unknown;
  /** Steps executed, this one included. */
  declare readonly taken: number;
  declare readonly clock: number;
  declare reads: TracedRead[];
  declare writes: TracedWrite[];
  declare warnings: string[];
  declare assumptions: AssumptionId[];
  declare tokens: UnsignedToken[];
  declare users: UserChange[];
  declare handles: string[];
  declare context: Context;
  declare overlay: Overlay;
  declare session: Session | null;
  declare earlyClaims: { readonly [claim: string]: CustomClaim };
  declare random: number;
  declare issued: number;
  declare weight: number;
  /** The paths read, once they are too many to look through. */
  declare private seen: Set<string> | null;

  /** Every step makes one: fields that are only declared here are set once, not first to undefined. */
  constructor(env: Env, step: RunnableStep, state: RunState, taken: number, clock: number) {
    this.env = env;
    this.step = step;
    this.config = step.config;
    this.taken = taken;
    this.clock = clock;
    this.reads = NONE;
    this.writes = NONE;
    this.warnings = NONE;
    this.assumptions = NONE;
    this.tokens = NONE;
    this.users = NONE;
    this.handles = NONE;
    this.context = state.context;
    this.overlay = state.overlay;
    this.session = state.session;
    this.earlyClaims = state.earlyClaims;
    this.random = state.random;
    this.issued = state.tokens;
    this.weight = state.weight;
    this.seen = null;
  }

  get user(): User | undefined {
    return signedInUser(this);
  }

  read(path: string): Json | undefined {
    const value = readContext(this, path);
    this.noteRead(path, value);
    this.noteHandles(path, value);
    if (isWithin(path, 'cookies')) this.assume('cookies');
    return value;
  }

  text(template: string): string {
    const parsed = parseTemplate(template);
    return this.grow(
      parsed.paths.length === 0
        ? template
        : renderText(parsed, (path) => this.readOrWarn(path), MAX_VALUE),
    );
  }

  jsonText(template: string): string {
    const parsed = parseTemplate(template);
    return this.grow(renderJsonText(parsed, (path) => this.readOrWarn(path), MAX_VALUE));
  }

  findUser(loginId: string): User | undefined {
    const user = findByLoginId(this.env.users, this.overlay, loginId);
    const decided =
      user === undefined
        ? loginId.includes('@') && this.env.flow.assumptions['login-id-case'] === 'exact'
        : !user.loginIds.includes(loginId);
    if (decided) this.assume('login-id-case');
    return user;
  }

  connector(id: string): Connector | undefined {
    return this.env.flow.connectors.get(id);
  }

  assume(id: AssumptionId): string {
    if (!this.assumptions.includes(id)) this.assumptions = added(this.assumptions, [id]);
    return this.env.flow.assumptions[id];
  }

  drawId(prefix: string): string {
    const draw = drawId(this.random, prefix);
    this.random = draw.random;
    return draw.value;
  }

  warn(message: string): void {
    this.count(message.length);
    this.warnings = added(this.warnings, [message]);
  }

  /** Counts what the trace will hold besides what was read and written, so that the trace is bounded as the state is. */
  countTraced(value: Json): void {
    this.count(weigh(value, MAX_VALUE));
  }

  apply(operations: readonly Operation[]): void {
    for (const operation of operations) {
      switch (operation.type) {
        case 'set':
          this.set(operation.path, operation.value);
          break;
        case 'copy':
          this.copy(operation.from, operation.to);
          break;
        case 'user.put':
          this.putUser(operation.user, operation.matchedBy ?? null);
          break;
        case 'session.start':
          this.startSession(operation.userId, operation.firstSeen, operation.amr);
          break;
        case 'claims.merge':
          this.mergeClaims(operation.claims);
          break;
      }
    }
  }

  private readOrWarn(path: string): Json | undefined {
    const value = this.read(path);
    if (value === undefined) {
      this.assume('unresolved-value');
      this.warn(`{{${path}}} is not set here: it became empty.`);
    }
    return value;
  }

  /** Each path is traced once. */
  private noteRead(path: string, value: Json | undefined): void {
    if (this.seen?.has(path) ?? this.reads.some((read) => read.path === path)) return;
    this.count(path.length + weigh(value, MAX_VALUE));
    this.reads = added(this.reads, [value === undefined ? { path } : { path, value }]);
    if (this.seen !== null) this.seen.add(path);
    else if (this.reads.length > FEW_READS) {
      this.seen = new Set(this.reads.map((read) => read.path));
    }
  }

  /** A request may carry a token only if a handle was read: that is how the host knows what to replace. */
  private noteHandles(path: string, value: Json | undefined): void {
    if (this.session === null) return;
    const { session, refresh } = this.session;
    if (path === 'authInfo') this.handles = added(this.handles, [session.handle, refresh.handle]);
    else if (typeof value === 'string' && isHandle(value)) {
      this.handles = added(this.handles, [value]);
    }
  }

  private set(path: string, value: Json | undefined): void {
    const parsed = parsePath(path);
    const root = parsed?.[0] === 'inputs' ? 'form' : parsed?.[0];
    if (parsed === null || parsed.length < 2 || (root !== 'form' && root !== 'connectors')) {
      this.warn(`${path} cannot be written: expected a path below form or connectors.`);
      return;
    }
    this.count(weigh(value, MAX_VALUE) + COPY_WEIGHT * widthAt(this.context[root], parsed, 1));
    const written = writeAt(this.context[root], parsed, value, 1);
    this.context =
      root === 'form'
        ? { ...this.context, form: written }
        : { ...this.context, connectors: written };
    this.writes = added(this.writes, [value === undefined ? { path } : { path, value }]);
  }

  private copy(from: string, to: string): void {
    const value = this.read(from);
    if (value !== undefined) this.set(to, value);
    else this.warn(`${to} was left as it is: ${from} is not set here.`);
  }

  private putUser(user: User, matchedBy: UserChange['matchedBy']): void {
    this.count(weighUser(user, MAX_VALUE));
    const before = findByUserId(this.env.users, this.overlay, user.userId) ?? null;
    this.overlay = putUser(this.env.users, this.overlay, user, matchedBy);
    this.users = added(this.users, [{ before, after: user, matchedBy }]);
    if (before !== null && this.session?.userId === user.userId) {
      this.writes = added(this.writes, userWrites(before, user));
    }
  }

  private startSession(userId: string, firstSeen: boolean, amr: readonly string[]): void {
    const seconds = Math.floor(this.clock / 1000);
    const issued: ClaimSource = { step: this.step.id, how: 'issued' };
    const custom = this.earlyClaims;
    this.earlyClaims = {};
    const refreshExpires = seconds + this.env.flow.refreshLifetime;
    this.mint({ userId, firstSeen, amr, step: this.step.id, refreshExpires }, custom, issued);
    this.writes = added(this.writes, [
      { path: 'user', value: userId },
      { path: 'authInfo.firstSeen', value: firstSeen },
    ]);
    this.traceTokens();
  }

  private mergeClaims(claims: { readonly [claim: string]: Json }): void {
    const how = this.session === null ? 'waited' : 'custom';
    const source: ClaimSource = { step: this.step.id, how };
    const custom: { [claim: string]: CustomClaim } = {
      ...(this.session === null ? this.earlyClaims : this.session.custom),
    };
    for (const claim of Object.keys(claims)) {
      const value = own(claims, claim) ?? null;
      this.count(weigh(value, MAX_VALUE));
      setOwn(custom, claim, { value, source });
    }
    if (this.session === null) {
      this.earlyClaims = custom;
      return;
    }
    this.mint(this.session, custom, { step: this.step.id, how: 'renewed' });
    this.traceTokens();
  }

  private mint(
    session: Omit<Session, 'custom' | 'session' | 'refresh'>,
    custom: Session['custom'],
    renewed: ClaimSource,
  ): void {
    const user = findByUserId(this.env.users, this.overlay, session.userId);
    if (user === undefined) return;
    const input: ClaimInput = {
      projectId: this.env.flow.projectId,
      user,
      amr: session.amr,
      issuedAt: Math.floor(this.clock / 1000),
      sessionLifetime: this.env.flow.sessionLifetime,
      refreshExpires: session.refreshExpires,
      tenantHint: typeof this.context.tenant === 'string' ? this.context.tenant : null,
      custom,
      customNames: inOrder(Object.keys(custom)),
      issued: { step: session.step, how: 'issued' },
      renewed,
    };
    this.session = {
      userId: session.userId,
      firstSeen: session.firstSeen,
      amr: session.amr,
      step: session.step,
      refreshExpires: session.refreshExpires,
      custom,
      session: sessionClaims(input, `jwt:${this.issued + 1}`),
      refresh: refreshClaims(input, `jwt:${this.issued + 2}`),
    };
    this.issued += 2;
  }

  private traceTokens(): void {
    if (this.session === null) return;
    const { session, refresh } = this.session;
    this.tokens = added(this.tokens, [session, refresh]);
    // What the refresh token holds is in the session token as well, which weighs more.
    const weight = weigh(session.claims, MAX_VALUE);
    this.count(weight);
    this.count(weight);
    this.writes = added(this.writes, [
      { path: 'authInfo.sessionJwt', value: session.handle },
      { path: 'authInfo.refreshJwt', value: refresh.handle },
    ]);
  }

  private grow(text: string): string {
    this.count(text.length);
    return text;
  }

  private count(weight: number): void {
    this.weight += weight;
    if (weight > MAX_VALUE || this.weight > MAX_RUN) throw new TooLarge();
  }
}

/** An empty list, shared: most lists of most moves stay empty. */
const NONE: never[] = [];

/** Adds to a list of a move. The first items are the list: `push` would make room for 17. */
function added<Item>(list: Item[], items: Item[]): Item[] {
  if (list.length === 0) return items;
  for (const item of items) list.push(item);
  return list;
}

/** Sorts names, most of which are few and in order. */
function inOrder(names: string[]): readonly string[] {
  return names.every((name, i) => i === 0 || (names[i - 1] ?? '') <= name) ? names : names.sort();
}

/** Asks for the prefix first: it is no handle nearly always. */
function isHandle(text: string): boolean {
  return text.startsWith('jwt:') && /^jwt:\d+$/.test(text);
}
