import type { AssumptionId } from '../assumptions/table.ts';
import type { Connector } from '../document/schema.ts';
import { own, sameJson, setOwn } from '../json.ts';
import type { Json, JsonObject } from '../json.ts';
import type { StepContext } from '../kind/definition.ts';
import { drawDigits, drawId, drawNumber } from '../random.ts';
import type { Draw } from '../random.ts';
import { refreshClaims, sessionClaims } from '../tokens/claims.ts';
import type { ClaimInput } from '../tokens/claims.ts';
import { currentTenant, NO_RIGHTS, rightsOf } from '../tokens/rights.ts';
import type { ClaimSource, CustomClaim, Session, UnsignedToken } from '../tokens/session.ts';
import type { TokenTemplate } from '../tokens/template.ts';
import { MAX_COOKIE, REFRESH_COOKIE, signedLength } from '../tokens/token-size.ts';
import { findByLoginId, findByUserId, putUser } from '../users/overlay.ts';
import type { Overlay, UserChange } from '../users/overlay.ts';
import type { Project } from '../users/project.ts';
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
import { templateClaims } from './template-claims.ts';
import type { TemplateClaims } from './template-claims.ts';
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
  /** Whether the session's tokens say of the user what is no longer so. */
  declare private outdated: boolean;
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
    this.outdated = false;
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

  get project(): Project {
    return this.env.flow.project;
  }

  get hasSession(): boolean {
    return this.session !== null;
  }

  get existingSession(): ExistingSession | null {
    return this.extra.existing;
  }

  get customClaims(): { readonly [claim: string]: CustomClaim } {
    return this.session?.custom ?? this.earlyClaims;
  }

  get isInSubflow(): boolean {
    return this.extra.stack.length > 0;
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
        case 'cookies.name':
          this.extra = { ...this.extra, cookieNames: operation.names };
          break;
      }
    }
    if (this.outdated) this.renew();
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
    if (before === null || user.userId !== (this.session?.userId ?? this.extra.loaded)) return;
    this.writes = added(this.writes, userWrites(before, user));
    if (this.session !== null && this.env.flow.template !== null) this.outdated = true;
    else if (this.session !== null && !sameRights(before, user)) this.outdated = true;
  }

  /** The tokens anew, since they say something of the user that changed; not where they would say the same. */
  private renew(): void {
    this.outdated = false;
    const { session: before, issued } = this;
    if (before === null) return;
    const step = this.step.id;
    this.mint({ ...before, authorizedBy: step }, before.custom, { step, how: 'renewed' });
    const { session, refresh } = this.session ?? before;
    const isSame = sameBut(TIMES, before.session.claims, session.claims);
    if (isSame || this.assume('user-changes-renew') !== 'renew') {
      this.session = before;
      this.issued = issued;
      return;
    }
    this.tokens = added(this.tokens, [session, refresh]);
    this.weighTokens();
  }

  private startSession(userId: string | null, firstSeen: boolean, amr: readonly string[]): void {
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
        authorizedBy: null,
        refreshExpires: seconds + lifetime,
      },
      custom,
      issued,
    );
    if (userId !== null) {
      this.writes = added(this.writes, [
        { path: 'user', value: userId },
        { path: 'authInfo.firstSeen', value: firstSeen },
      ]);
    }
    this.traceTokens();
  }

  /** How this person proved who they are before now: in this run, or in the session they brought along. */
  private methodsBefore(userId: string | null): readonly string[] {
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
    const { flow } = this.env;
    const { userId, step } = session;
    const user = userId === null ? undefined : findByUserId(this.env.users, this.overlay, userId);
    if (user === undefined && userId !== null) return;
    const hint = typeof this.context.tenant === 'string' ? this.context.tenant : null;
    const { template } = flow;
    const filled = template === null ? null : this.fillTemplate(template, user, hint, renewed.step);
    const all = filled === null ? custom : { ...filled.claims, ...custom };
    if (flow.project.roles.size > 0) this.assume('role-permissions');
    const issued: ClaimSource = { step, how: 'issued' };
    const input: ClaimInput = {
      projectId: flow.projectId,
      issuer: flow.issuer,
      subject: userId,
      userId: filled?.overridesSubject === true ? userId : null,
      rights: user === undefined ? NO_RIGHTS : rightsOf(user, hint, flow.project, template),
      amr: session.amr,
      issuedAt: Math.floor(this.clock / 1000),
      sessionLifetime: flow.sessionLifetime,
      refreshExpires: session.refreshExpires,
      steppedUp: this.extra.steppedUp,
      custom: all,
      customNames: inOrder(Object.keys(all)),
      issued,
      authorized:
        session.authorizedBy === null ? issued : { step: session.authorizedBy, how: 'authorized' },
      renewed,
    };
    const jtis = template?.addJti === true ? [this.drawId('JT'), this.drawId('JT')] : NONE;
    this.outdated = false;
    this.session = {
      userId,
      firstSeen: session.firstSeen,
      amr: session.amr,
      step,
      authorizedBy: session.authorizedBy,
      refreshExpires: session.refreshExpires,
      custom,
      session: sessionClaims(input, `jwt:${this.issued + 1}`, jtis[0]),
      refresh: refreshClaims(
        template?.omitCustomClaimsFromRefresh === true ? withoutCustom(input) : input,
        `jwt:${this.issued + 2}`,
        jtis[1],
      ),
    };
    this.issued += 2;
  }

  /** What the JWT template adds to both tokens; every option of it that no source explains is named in the trace. */
  private fillTemplate(
    template: TokenTemplate,
    user: User | undefined,
    hint: string | null,
    step: string,
  ): TemplateClaims {
    if (template.authSchema !== 'default') this.assume('auth-schema');
    if (template.addJti) this.assume('jti');
    if (template.omitCustomClaimsFromRefresh) this.assume('omit-from-refresh');
    if (template.claims.length > 0) this.assume('template-claims');
    const tenant = user === undefined ? undefined : currentTenant(user, hint, template.autoDct);
    return templateClaims(
      template,
      { user, tenant, project: this.project },
      { step, how: 'template' },
      {
        render: (text, read) => this.grow(renderText(text, read, MAX_VALUE)),
        warn: (message) => {
          if (!this.warnings.includes(message)) this.warn(message);
        },
      },
    );
  }

  private traceTokens(): void {
    if (this.session === null) return;
    const { session, refresh } = this.session;
    this.tokens = added(this.tokens, [session, refresh]);
    this.weighTokens();
    this.writes = added(this.writes, [
      { path: 'authInfo.sessionJwt', value: session.handle },
      { path: 'authInfo.refreshJwt', value: refresh.handle },
    ]);
  }

  /** Counts what both tokens hold, and warns where the refresh token is too large for the cookie it is kept in. */
  private weighTokens(): void {
    if (this.session === null) return;
    const { session, refresh } = this.session;
    // What the refresh token holds is in the session token as well, which weighs more.
    const weight = weigh(session.claims, MAX_VALUE);
    this.count(weight);
    this.count(weight);
    if (weight < SURELY_FITS) return;
    const bytes = signedLength(refresh.claims);
    if (bytes + REFRESH_COOKIE.length <= MAX_COOKIE) return;
    this.warn(
      `The refresh token has ${bytes} bytes: browsers keep no cookie of more than ${MAX_COOKIE}, its name included. Put less into its claims.`,
    );
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

/** What has no more characters makes no refresh token too large for a cookie, however they are written in UTF-8. */
const SURELY_FITS = 390;

/** What is different in every token. */
const TIMES: ReadonlySet<string> = new Set(['exp', 'iat', 'jti', 'rexp']);

/** Whether two sets of claims say the same but for the claims named. */
function sameBut(names: ReadonlySet<string>, a: JsonObject, b: JsonObject): boolean {
  const claims = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...claims].every((claim) => names.has(claim) || sameJson(own(a, claim), own(b, claim)));
}

/** Of what changes nothing in a token the lists stay the very same. */
function sameRights(before: User, after: User): boolean {
  return (
    before.roleNames === after.roleNames &&
    before.permissions === after.permissions &&
    before.userTenants === after.userTenants
  );
}

/** The same for the refresh token of a project that leaves custom claims out of it: only the subject stays. */
function withoutCustom(input: ClaimInput): ClaimInput {
  const { sub } = input.custom;
  const keeps = input.userId !== null && sub !== undefined;
  return { ...input, custom: keeps ? { sub } : {}, customNames: keeps ? ['sub'] : [] };
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
