import type { AssumptionId } from '../assumptions/table.ts';
import type { Connector } from '../document/schema.ts';
import { isJsonObject, own, setOwn } from '../json.ts';
import type { Json, JsonObject } from '../json.ts';
import type { StepContext } from '../kind/definition.ts';
import { drawDigits, drawId, drawNumber } from '../random.ts';
import type { Draw } from '../random.ts';
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
import type { AuditEvent, Message, Operation } from './outcome.ts';
import { isFactRoot } from './context-roots.ts';
import { readContext, signedInUser } from './read-context.ts';
import { isJqValue, readJq } from './read-jq.ts';
import { flowOf } from './stack.ts';
import type { Context, ExistingSession, Extra, Frame, RunState } from './state.ts';
import type { Tools } from './tools.ts';
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
  declare step: RunnableStep;
  declare readonly config: unknown;
  /** Steps executed, this one included. */
  declare readonly taken: number;
  declare readonly clock: number;
  declare reads: TracedRead[];
  declare writes: TracedWrite[];
  declare warnings: string[];
  declare assumptions: AssumptionId[];
  declare tokens: UnsignedToken[];
  declare messages: Message[];
  declare audit: AuditEvent[];
  /** What the app gets from this move besides tokens; null where it is nothing. */
  declare outputs: JsonObject | null;
  declare users: UserChange[];
  declare handles: string[];
  declare context: Context;
  declare overlay: Overlay;
  declare session: Session | null;
  declare extra: Extra;
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
    this.messages = NONE;
    this.audit = NONE;
    this.outputs = null;
    this.users = NONE;
    this.handles = NONE;
    this.context = state.context;
    this.overlay = state.overlay;
    this.session = state.session;
    this.extra = state.extra;
    this.earlyClaims = state.earlyClaims;
    this.random = state.random;
    this.issued = state.tokens;
    this.weight = state.weight;
    this.seen = null;
  }

  /** Itself, once what it did is traced: the step it passes on its way out of a flow did nothing of that. */
  passing(): this {
    this.reads = NONE;
    this.writes = NONE;
    this.warnings = NONE;
    this.assumptions = NONE;
    this.tokens = NONE;
    this.messages = NONE;
    this.audit = NONE;
    this.outputs = null;
    this.users = NONE;
    return this;
  }

  get user(): User | undefined {
    return signedInUser(this);
  }

  get tools(): Tools {
    return this.env.tools;
  }

  get hasSession(): boolean {
    return this.session !== null;
  }

  get existingSession(): ExistingSession | null {
    return this.extra.existing;
  }

  get stack(): readonly Frame[] {
    return this.extra.stack;
  }

  read(path: string): Json | undefined {
    if (isJqValue(path)) return this.readJq(path);
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

  findUserById(userId: string): User | undefined {
    return findByUserId(this.env.users, this.overlay, userId);
  }

  /** A flow that was entered uses the connectors of its own document, else those of the outermost one. */
  connector(id: string): Connector | undefined {
    const { flow } = this.env;
    return flowOf(this.env, this.stack)?.connectors.get(id) ?? flow.connectors.get(id);
  }

  recall(key: string): Json | undefined {
    return own(this.extra.memory, key);
  }

  assume(id: AssumptionId): string {
    if (!this.assumptions.includes(id)) this.assumptions = added(this.assumptions, [id]);
    return this.env.flow.assumptions[id];
  }

  drawId(prefix: string): string {
    return this.draw(drawId(this.random, prefix));
  }

  drawDigits(length: number): string {
    return this.draw(drawDigits(this.random, length));
  }

  drawSeed(): number {
    return Math.floor(this.draw(drawNumber(this.random)) * 4_294_967_296) | 0;
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
          this.mergeClaims(operation.claims, operation.refreshLifetime);
          break;
        case 'user.load':
          this.loadUser(operation.userId);
          break;
        case 'session.step-up':
          this.stepUp();
          break;
        case 'remember':
          this.remember(operation.key, operation.value);
          break;
        case 'message.send':
          this.countTraced(operation.message);
          this.messages = added(this.messages, [operation.message]);
          break;
        case 'audit.add':
          this.countTraced(operation.event);
          this.audit = added(this.audit, [operation.event]);
          break;
        case 'output.set':
          this.setOutput(operation.key, operation.value);
          break;
      }
    }
  }

  private draw<Value>({ value, random }: Draw<Value>): Value {
    this.random = random;
    return value;
  }

  private readOrWarn(path: string): Json | undefined {
    const value = this.read(path);
    if (value === undefined) {
      this.assume('unresolved-value');
      this.warn(`{{${path}}} is not set here: it became empty.`);
    }
    return value;
  }

  private readJq(text: string): Json | undefined {
    const { value, warning, readsTokens } = readJq(this, text);
    this.noteRead(text, value);
    if (warning !== undefined) this.warn(warning);
    if (readsTokens) this.noteHandles('authInfo', undefined);
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
    if (path === 'authInfo' || path === 'jwtClaims')
      this.handles = added(this.handles, [session.handle, refresh.handle]);
    else if (typeof value === 'string' && isHandle(value)) {
      this.handles = added(this.handles, [value]);
    }
  }

  private set(path: string, value: Json | undefined): void {
    const parsed = parsePath(path);
    const root = parsed?.[0] === 'inputs' ? 'form' : parsed?.[0];
    if (parsed !== null && root !== undefined && isFactRoot(root)) {
      const { facts } = this.extra;
      this.count(weigh(value, MAX_VALUE) + COPY_WEIGHT * widthAt(facts, parsed));
      this.extra = { ...this.extra, facts: writeAt(facts, parsed, value) };
    } else if (parsed !== null && parsed.length > 1 && isWritable(root)) {
      this.count(weigh(value, MAX_VALUE) + COPY_WEIGHT * widthAt(this.context[root], parsed, 1));
      const written = writeAt(this.context[root], parsed, value, 1);
      this.context =
        root === 'form'
          ? { ...this.context, form: written }
          : root === 'connectors'
            ? { ...this.context, connectors: written }
            : { ...this.context, scripts: written };
    } else {
      this.warn(`${path} cannot be written: expected a path below form, connectors or scripts.`);
      return;
    }
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
    const { session } = this;
    const goesOn = session !== null && session.userId === userId;
    const custom = goesOn ? { ...session.custom, ...this.earlyClaims } : this.earlyClaims;
    this.earlyClaims = {};
    const lifetime = this.extra.refreshLifetime ?? this.env.flow.refreshLifetime;
    this.mint(
      {
        userId,
        firstSeen: firstSeen || (goesOn && session.firstSeen),
        amr: mergeMethods(this.methodsBefore(userId), amr),
        step: this.step.id,
        refreshExpires: seconds + lifetime,
      },
      custom,
      issued,
    );
    this.writes = added(this.writes, [
      { path: 'user', value: userId },
      { path: 'authInfo.firstSeen', value: firstSeen },
    ]);
    this.traceTokens();
  }

  /** How this person proved who they are before now: in this run, or in the session they brought along. */
  private methodsBefore(userId: string): readonly string[] {
    if (this.session?.userId === userId) return this.session.amr;
    const { existing } = this.extra;
    if (existing?.state !== 'valid' || existing.userId !== userId) return NONE;
    const amr = own(existing.claims, 'amr');
    return Array.isArray(amr) ? amr.filter((method) => typeof method === 'string') : NONE;
  }

  private mergeClaims(
    claims: { readonly [claim: string]: Json },
    refreshLifetime: number | undefined,
  ): void {
    if (refreshLifetime !== undefined) this.extra = { ...this.extra, refreshLifetime };
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
    const session =
      refreshLifetime === undefined
        ? this.session
        : { ...this.session, refreshExpires: Math.floor(this.clock / 1000) + refreshLifetime };
    this.mint(session, custom, { step: this.step.id, how: 'renewed' });
    this.traceTokens();
  }

  private loadUser(userId: string): void {
    this.extra = { ...this.extra, loaded: userId };
    this.writes = added(this.writes, [{ path: 'user', value: userId }]);
  }

  private stepUp(): void {
    this.extra = { ...this.extra, steppedUp: true };
    if (this.session === null) return;
    this.mint(this.session, this.session.custom, { step: this.step.id, how: 'renewed' });
    this.traceTokens();
  }

  private remember(key: string, value: Json | undefined): void {
    this.count(weigh(value, MAX_VALUE));
    this.extra = { ...this.extra, memory: writeAt(this.extra.memory, [key], value) };
  }

  private setOutput(key: string, value: Json): void {
    this.count(weigh(value, MAX_VALUE));
    this.extra = { ...this.extra, outputs: writeAt(this.extra.outputs, [key], value) };
    this.outputs = this.extra.outputs;
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
      steppedUp: this.extra.steppedUp,
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

/** The roots below which steps write, each an object of its own in the context. */
function isWritable(root: string | undefined): root is 'form' | 'connectors' | 'scripts' {
  return root === 'form' || root === 'connectors' || root === 'scripts';
}

/** `mfa` is added once two or more methods were used (Descope docs, "MFA"). */
function mergeMethods(before: readonly string[], now: readonly string[]): readonly string[] {
  if (before.length === 0) return now;
  const methods = new Set([...before, ...now].filter((method) => method !== 'mfa'));
  return methods.size > 1 ? [...methods, 'mfa'] : [...methods];
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
