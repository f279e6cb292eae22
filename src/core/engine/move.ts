import type { AssumptionId } from '../assumptions/table.ts';
import { own } from '../json.ts';
import type { Json, JsonObject } from '../json.ts';
import type { StepContext } from '../kind/definition.ts';
import { drawDigits, drawId, drawNumber } from '../random.ts';
import type { Draw } from '../random.ts';
import { isHandle } from '../tokens/handle.ts';
import type { CustomClaim, Session, UnsignedToken } from '../tokens/session.ts';
import type { TokenTemplate } from '../tokens/template.ts';
import { findByLoginId, findByUserId } from '../users/overlay.ts';
import type { Overlay, UserChange } from '../users/overlay.ts';
import type { Project } from '../users/project.ts';
import type { User } from '../users/user.ts';
import { isJqValue } from '../values/jq-value.ts';
import { parsePath } from '../values/path.ts';
import type { Path } from '../values/path.ts';
import { parseTemplate, renderJsonText, renderText } from '../values/template.ts';
import type { Fit } from '../values/template.ts';
import { weigh } from '../values/weigh.ts';
import { findConnector } from './connectors.ts';
import type { FoundConnector } from './connectors.ts';
import type { Env, RunnableStep } from './env.ts';
import { MAX_RUN, MAX_VALUE, MAX_WORK, TooLarge, TooMuchWork } from './limits.ts';
import { added, NONE } from './lists.ts';
import type { AuditEvent, Message } from './outcome.ts';
import { readContext, readPath, signedInUser } from './read-context.ts';
import { readJq } from './read-jq.ts';
import { isAssumedFact } from './start-facts.ts';
import type { Context, ExistingSession, Extra, Frame, RunState } from './state.ts';
import { tenantAskedFor } from './tenant-asked-for.ts';
import type { PatternMatch } from './tools.ts';
import type { TracedRead, TracedWrite } from './trace.ts';
import { isDecidedByCase } from './unauth-user.ts';

/** What only some moves bring about. */
interface Made {
  users: UserChange[];
  tokens: UnsignedToken[];
  /** The handles of tokens that were read. */
  handles: string[];
  messages: Message[];
  audit: AuditEvent[];
  /** What the app gets besides tokens; null where it is nothing. */
  outputs: JsonObject | null;
}

/** Most steps read a few paths: up to so many, looking through them is faster than making a set. */
const FEW_READS = 8;

/** What noting one of many paths costs in steps of jq, and by how many bits less than what stands there looking again. */
const READ_WORK = 20;
const LOOK_SHIFT = 3;

/**
 * One step being executed: what its executor sees, and what its operations change. Lives for a single transition;
 * nothing of it is kept but what goes into the next state and the trace.
 */
export class Move implements StepContext {
  declare readonly env: Env;
  declare step: RunnableStep;
  /** Steps executed, this one included. */
  declare readonly taken: number;
  declare readonly clock: number;
  declare reads: TracedRead[];
  declare writes: TracedWrite[];
  declare warnings: string[];
  declare assumptions: AssumptionId[];
  /** Null as long as there is nothing. */
  declare made: Made | null;
  declare context: Context;
  declare overlay: Overlay;
  declare session: Session | null;
  declare extra: Extra;
  declare random: number;
  declare issued: number;
  declare weight: number;
  /** What patterns and jq programs did, in steps of jq. */
  declare work: number;
  /** What the session's tokens say is no longer so: the assumption that decides whether they are renewed. */
  declare outdated: 'user-changes-renew' | 'selected-tenant' | null;
  /** The paths read, once they are too many to look through. */
  declare private seen: Set<string> | null;

  /** Every step makes one: fields that are only declared here are set once, not first to undefined. */
  constructor(env: Env, step: RunnableStep, state: RunState, taken: number, clock: number) {
    this.env = env;
    this.step = step;
    this.taken = taken;
    this.clock = clock;
    this.reads = NONE;
    this.writes = NONE;
    this.warnings = NONE;
    this.assumptions = NONE;
    this.made = null;
    this.context = state.context;
    this.overlay = state.overlay;
    this.session = state.session;
    this.extra = state.extra;
    this.random = state.random;
    this.issued = state.tokens;
    this.weight = state.weight;
    this.work = 0;
    this.outdated = null;
    this.seen = null;
  }

  /** Itself, once what it did is traced: the step it passes on its way out of a flow did nothing of that. */
  passing(): this {
    this.reads = NONE;
    this.writes = NONE;
    this.warnings = NONE;
    this.assumptions = NONE;
    this.made = null;
    return this;
  }

  get config(): unknown {
    return this.step.config;
  }

  get prepared(): unknown {
    return this.step.prepared;
  }

  get user(): User | undefined {
    if (this.extra.existing !== null) this.noteSessionUser();
    return signedInUser(this);
  }

  get project(): Project {
    return this.env.flow.project;
  }

  /** What it brings about, to add to. */
  making(): Made {
    this.made ??= {
      users: NONE,
      tokens: NONE,
      handles: NONE,
      messages: NONE,
      audit: NONE,
      outputs: null,
    };
    return this.made;
  }

  /** Both tokens of a session, for the trace. */
  noteTokens(session: UnsignedToken, refresh: UnsignedToken): void {
    const made = this.making();
    made.tokens = added(made.tokens, [session, refresh]);
  }

  get template(): TokenTemplate | null {
    return this.env.flow.template;
  }

  get hasSession(): boolean {
    return this.session !== null;
  }

  get existingSession(): ExistingSession | null {
    return this.extra.existing;
  }

  get customClaims(): { readonly [claim: string]: CustomClaim } {
    return this.session?.custom ?? this.extra.earlyClaims;
  }

  get isInSubflow(): boolean {
    return this.extra.stack.length > 0;
  }

  get stack(): readonly Frame[] {
    return this.extra.stack;
  }

  read(path: string): Json | undefined {
    const parsed = parsePath(path);
    if (parsed === null) {
      if (isJqValue(path)) return this.readJq(path);
      this.noteRead(path, undefined);
      return undefined;
    }
    const value = readPath(this, parsed);
    this.noteRead(path, value);
    this.noteHandles(path, value);
    this.noteAssumed(parsed);
    return value;
  }

  readIfSet(path: string): Json | undefined {
    return readContext(this, path) === undefined ? undefined : this.read(path);
  }

  matches(pattern: string, text: string): PatternMatch {
    return this.env.tools.matches(pattern, text, (steps) => this.charge(steps));
  }

  isEmail(text: string): boolean {
    return this.env.tools.isEmail(text);
  }

  isPhone(text: string): boolean {
    return this.env.tools.isPhone(text);
  }

  text(template: string, fit?: Fit): string {
    const parsed = parseTemplate(template);
    return this.grow(
      parsed.paths.length === 0
        ? template
        : renderText(parsed, (path) => this.readOrWarn(path), MAX_VALUE, fit),
    );
  }

  jsonText(template: string): string {
    const parsed = parseTemplate(template);
    return this.grow(renderJsonText(parsed, (path) => this.readOrWarn(path), MAX_VALUE));
  }

  findUser(loginId: string): User | undefined {
    const user = findByLoginId(this.env.users, this.overlay, loginId);
    if (isDecidedByCase(this.env, user, loginId)) this.assume('login-id-case');
    return user;
  }

  findUserById(userId: string): User | undefined {
    return findByUserId(this.env.users, this.overlay, userId);
  }

  connector(id: string): FoundConnector | undefined {
    return findConnector(this.env, this.stack, id);
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

  /** What is assumed of a root, whoever reads below it. */
  private noteAssumed(path: Path): void {
    const [root, key] = path;
    if (root === 'form' || root === 'connectors') return;
    if (root === 'cookies') this.assume('cookies');
    else if (root === 'tenant' || (root === 'user' && key === 'tenant')) {
      tenantAskedFor(this, signedInUser(this), (id) => this.assume(id));
    }
    if (root === 'user' && (key !== 'loggedIn' || path.length > 2)) this.noteSessionUser();
    else if (key === undefined && isAssumedFact(this.extra.facts, root)) this.assume('start-facts');
  }

  /** Nobody signed in or was loaded: whether the session that came along says who the user is, is assumed. */
  private noteSessionUser(): void {
    const { existing, loaded } = this.extra;
    if (this.session === null && loaded === null && existing?.state === 'valid') {
      this.assume('session-user');
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
    const charge = (steps: number): void => this.charge(steps);
    const { value, warnings, paths, readsTokens, assumptions } = readJq(
      this,
      this.clock,
      text,
      charge,
    );
    this.noteRead(text, value);
    for (const path of paths) {
      this.noteRead(path, readContext(this, path));
      const parsed = parsePath(path);
      if (parsed !== null) this.noteAssumed(parsed);
    }
    for (const id of assumptions) this.assume(id);
    for (const warning of warnings) this.warn(warning);
    if (readsTokens) this.noteHandles('authInfo', undefined);
    return value;
  }

  /** Each path is traced once, and whoever looks at it again pays for what stands there. */
  private noteRead(path: string, value: Json | undefined): void {
    if (this.seen?.has(path) ?? this.reads.some((read) => read.path === path)) {
      this.charge(weigh(value, MAX_VALUE) >> LOOK_SHIFT);
      return;
    }
    this.count(path.length + weigh(value, MAX_VALUE));
    this.reads = added(this.reads, [value === undefined ? { path } : { path, value }]);
    if (this.seen !== null) {
      this.seen.add(path);
      this.charge(READ_WORK);
    } else if (this.reads.length > FEW_READS) {
      this.seen = new Set(this.reads.map((read) => read.path));
    }
  }

  /** A request may carry a token only if a handle was read: that is how the host knows what to replace. */
  private noteHandles(path: string, value: Json | undefined): void {
    if (this.session === null) return;
    const { session, refresh } = this.session;
    if (path === 'authInfo' || path === 'jwtClaims') {
      this.noteHandle(session.handle);
      this.noteHandle(refresh.handle);
    } else if (typeof value === 'string' && isHandle(value)) this.noteHandle(value);
  }

  private noteHandle(handle: string): void {
    const made = this.making();
    made.handles = added(made.handles, [handle]);
  }

  /** Counts a text that was made, and hands it on. */
  grow(text: string): string {
    this.count(text.length);
    return text;
  }

  /** Counts work; throws {@link TooMuchWork} where it is more than one step may do. */
  private charge(steps: number): void {
    this.work += steps;
    if (this.work > MAX_WORK) throw new TooMuchWork();
  }

  /** Counts characters written or traced; throws {@link TooLarge} where a run may not hold them. */
  count(weight: number): void {
    this.weight += weight;
    if (weight > MAX_VALUE || this.weight > MAX_RUN) throw new TooLarge();
  }
}
