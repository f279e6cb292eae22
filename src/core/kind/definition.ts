import type { z } from 'zod';
import type { AssumptionId } from '../assumptions/table.ts';
import type { Connector, Flow } from '../document/schema.ts';
import type { FoundConnector } from '../engine/connectors.ts';
import type { Outcome, Signal } from '../engine/outcome.ts';
import type { ExistingSession } from '../engine/state.ts';
import type { TextTools } from '../conditions/operators.ts';
import type { Json, JsonObject } from '../json.ts';
import type { Severity } from '../problem.ts';
import type { CustomClaim } from '../tokens/session.ts';
import type { TokenTemplate } from '../tokens/template.ts';
import type { Project } from '../users/project.ts';
import type { User } from '../users/user.ts';
import type { RowReader } from '../values/row.ts';
import type { Fit } from '../values/template.ts';
import type { ErrorType } from './error-handling.ts';

/** The palette's groups, in their order. */
export const GROUPS = [
  'Screens',
  'Generate JWT',
  'Connectors',
  'Logic',
  'User & token',
  'End',
  'One-time code',
  'Magic link',
  'Password',
  'Passkey & TOTP',
  'OAuth & SSO',
  'Risk & limits',
  'Tenants & admin',
] as const;
export type Group = (typeof GROUPS)[number];

/** A way out of a step. */
export interface PortSpec {
  readonly id: string;
  readonly label: string;
  /** `button`: the run waits for a person before it leaves here. `branch` and `else`: the step decided. */
  readonly role: 'success' | 'button' | 'branch' | 'else' | 'error';
  /** Set where a run leaves by it only if somebody chooses so: it may stay without an edge. */
  readonly optional?: boolean;
}

/**
 * How true to Descope a step runs. `runs`: it does what the documents say; `simulated`: it does so only in part, and a
 * person or the scenario chooses how the rest turns out; `kept`: nothing is known of it but that it is there.
 */
export type Fidelity = 'runs' | 'simulated' | 'kept';

/** A context path a step writes when it leaves by a port: surely, or only sometimes. */
export interface Write {
  readonly path: string;
  readonly certainty: 'must' | 'may';
  /** For a copy: where the value comes from. It is written exactly where something stands there. */
  readonly from?: string;
}

/**
 * What a step can't do without: at least one of these context paths has to be set when it runs. Where a path through
 * the flow leaves all of them unset that is a problem.
 */
export interface Need {
  /** Code of the problem. */
  readonly code: string;
  /** How bad it is where nothing can have set any of the paths. */
  readonly severity: 'error' | 'warning';
  readonly anyOf: readonly string[];
  /** Completes "The step needs …": `a login ID`. */
  readonly what: string;
  /** Completes "on the path A → B …" where nothing sets any of them: `nothing sets form.email`. */
  readonly never: string;
  /** The same where something sets one only sometimes: `form.email may stay unset`. */
  readonly perhaps: string;
}

/** A context path, and values besides a usual one that lead to different ways out when they stand there. */
export interface Probe {
  readonly path: string;
  readonly values: readonly Json[];
}

/** Something wrong with a config in itself; `at` is its place in the config, `message` a sentence without the step. */
export interface ConfigProblem {
  readonly code: string;
  readonly severity: Severity;
  readonly at: readonly (string | number)[];
  readonly message: string;
}

/** What of the document a config may refer to. */
export interface Surroundings {
  readonly connectors: ReadonlyMap<string, Connector>;
  /** The flow itself. */
  readonly flow: Flow;
  /** The flows that steps may enter, by id. */
  readonly library: ReadonlyMap<string, Flow>;
}

/** The answer of an API that a step asks: where it lands in the context, and what stands there then. */
export interface AnswerPlace {
  readonly path: string;
  /** `whole`: body, headers and statusCode; `nothing`: the step does not wait for the answer. */
  readonly holds: 'body' | 'whole' | 'nothing';
  /** Whose settings say so. */
  readonly connector: Connector | undefined;
  readonly method: string;
  /** With its dynamic values. */
  readonly endpoint: string;
}

/** The custom claims that a step writes: their names, and their place in the config. */
export interface WrittenClaims {
  readonly names: ReadonlySet<string>;
  readonly at: readonly (string | number)[];
}

/** One entry of the palette. A kind can have several that differ in the config they start with. */
export interface PaletteEntry<Config = unknown> {
  readonly title: string;
  readonly synonyms: readonly string[];
  readonly defaults: Config;
  /** Left out: the kind's own. */
  readonly group?: Group;
  /** Left out: the kind's own. */
  readonly icon?: string;
  /** What it is, in plain words; left out: the kind's help. */
  readonly text?: string;
  /** Seldom needed: the palette shows it once its group is opened, and in every search. */
  readonly rare?: boolean;
}

/** What a step is called and how it looks. */
export interface Look {
  readonly title: string;
  /** Name of a lucide icon. */
  readonly icon: string;
  readonly help: KindHelp;
}

/** What a kind is, in plain words with its source; shown as help in the page. */
export interface KindHelp {
  readonly text: string;
  /** Advice that stands out, such as the Generate JWT page's own. */
  readonly advice?: string;
  readonly source: string;
  readonly assumptions: readonly AssumptionId[];
}

/** What an executor may look at. Everything read through it is recorded in the trace. */
export interface StepContext<Config = unknown, Prepared = unknown> extends RowReader, TextTools {
  readonly config: Config;
  /** What `prepare` of the kind's executor made of the config. */
  readonly prepared: Prepared;
  /** The run's clock, in milliseconds since 1970. */
  readonly clock: number;
  /** The authenticated user, if someone signed in or was loaded. */
  readonly user: User | undefined;
  /** What stands at a context path; undefined where nothing does. */
  read(path: string): Json | undefined;
  /** As `read`, but to have looked where nothing stands is not worth a note in the trace. */
  readIfSet(path: string): Json | undefined;
  /** Text with its dynamic values filled in, each made to fit where it stands; a missing one is empty and warned about. */
  text(template: string, fit?: Fit): string;
  /** JSON text with its dynamic values filled in, escaped so that none breaks out of its string. */
  jsonText(template: string): string;
  findUser(loginId: string): User | undefined;
  /** The connector that an id means here: of the flow that was entered, else of the outermost one. */
  connector(id: string): FoundConnector | undefined;
  /** The choice made for an assumption; call it where it decides, since the trace then names it. */
  assume(id: AssumptionId): string;
  /** What the project declares about users: attributes, tenants, roles. */
  readonly project: Project;
  /** The project's JWT template; null: it has none. */
  readonly template: TokenTemplate | null;
  /** The custom claims so far: those of the session, or those that wait for one. */
  readonly customClaims: { readonly [claim: string]: CustomClaim };
  /** Whether the flow was entered by another one. */
  readonly isInSubflow: boolean;
  /** Whether a session of this run is under way. */
  readonly hasSession: boolean;
  /** The session that the person brought along. */
  readonly existingSession: ExistingSession | null;
  /** What an earlier step kept under this key with `remember`. */
  recall(key: string): Json | undefined;
  findUserById(userId: string): User | undefined;
  /** A made-up id from the run's chance. */
  drawId(prefix: string): string;
  /** A one-time code of so many digits from the run's chance. */
  drawDigits(length: number): string;
  /** A 32-bit integer from the run's chance. */
  drawSeed(): number;
  warn(message: string): void;
}

/**
 * What the steps of a kind do. Where it is a file of its own, `execute.ts`, it is loaded before the first run, and what
 * draws and checks flows goes without it.
 */
export interface Executor<Config = unknown, Port extends string = string, Prepared = unknown> {
  /** What its steps need of their configs again and again, worked out once before any runs; left out: nothing. */
  prepare?(config: Config): Prepared;
  /** Called as a plain function, not as a method. */
  execute(this: void, context: StepContext<Config, NoInfer<Prepared>>): Outcome<NoInfer<Port>>;
  /** For kinds that wait or perform. */
  resume?(context: StepContext<Config, NoInfer<Prepared>>, signal: Signal): Outcome<NoInfer<Port>>;
}

/**
 * Everything about a kind, once. Pure and synchronous; the engine, the palette, the forms, the JSON Schema, problems,
 * autocomplete and provenance all read it, so that a new kind is one folder and one line in `steps/index.ts`.
 */
export interface StepDefinition<Config = unknown, Port extends string = string> extends Partial<
  Executor<Config, Port>
> {
  readonly kind: string;
  /** Raised with every change of the config's shape; a migration from each earlier one stands in `migrations`. */
  readonly version: number;
  readonly title: string;
  readonly group: Group;
  /** Name of a lucide icon. */
  readonly icon: string;
  /** Category of the card's colour. */
  readonly tone: 'screen' | 'connector' | 'condition' | 'generate-jwt' | 'user' | 'claims' | 'end';
  readonly help: KindHelp;
  /** The schema of its configs; it stands here, or in `config.ts` beside it: {@link defineConfig}. */
  readonly config?: z.ZodType<Config>;
  readonly palette: readonly PaletteEntry<NoInfer<Config>>[];
  readonly errors: readonly ErrorType[];
  /** Set where its steps run scripts: hosts then load the sandbox before a run. */
  readonly sandbox?: boolean;
  /** What differs from title, icon and help as it is configured; left out: nothing. */
  look?(config: Config): Look;
  /** Left out: `runs`. */
  fidelity?(config: Config): Fidelity;
  /** The schema of the form as it is configured: narrower than `config`; left out: `config` itself. */
  form?(config: Config): z.ZodType;
  /** Migrations by the version they start from. */
  readonly migrations?: { readonly [from: number]: (config: JsonObject) => JsonObject };

  /** The ways out, without the error types whose handling is Custom: {@link portsOf} adds those. */
  ports(config: Config): readonly (PortSpec & { readonly id: Port })[];
  /** The sentence on the card. */
  summary(config: Config): string;
  /** Context paths it may read; one stands for everything below it. Messages of its errors are not its concern. */
  reads(config: Config): readonly string[];
  /** Context paths it looks at only where something stands there: nobody needs to set them; left out: none. */
  readsIfSet?(config: Config): readonly string[];
  /** Context paths it writes when it leaves by a port, or with an error of that type. */
  writes(config: Config, port: string): readonly Write[];
  /** Context paths that leaving by this port, or with an error of that type, proves to be set; left out: none. */
  refines?(config: Config, port: string): readonly string[];
  /** The types of {@link errors} it can raise as it is configured; left out: all of them. */
  raises?(config: Config): readonly string[];
  /** Outcomes of which a scenario or a person chooses one; left out: none, it decides by itself. */
  choices?(config: Config): readonly string[];
  /** Its named errors as it is configured, where {@link errors} and {@link raises} can't list them all. */
  errorsFor?(config: Config): readonly ErrorType[];
  /** What it can't do without; left out: nothing. */
  needs?(config: Config): readonly Need[];
  /** What is wrong with a config that only this kind can know, in any order; left out: nothing. */
  problems?(config: Config, around: Surroundings): readonly ConfigProblem[];
  /** Names of the secrets in the host's vault that it needs; left out: none. */
  secrets?(config: Config): readonly string[];
  /** For kinds that ask an API. */
  answer?(config: Config, around: Surroundings): AnswerPlace;
  /** Values at context paths that are worth trying, so that runs take every way out; left out: none in particular. */
  probes?(config: Config): readonly Probe[];
  /** Custom claims that it writes into tokens; left out: none. */
  claims?(config: Config): WrittenClaims;
  /** For kinds that go on in another flow: its id. */
  enters?(config: Config): string;
}

/**
 * Declares a kind with its types inferred from the ports and from the config schema or, where that stands in
 * `config.ts`, from what `summary` takes. What its steps do stands here too, or in `execute.ts` beside it:
 * {@link defineExecutor}.
 */
export function defineStep<Config, const Port extends string>(
  definition: StepDefinition<Config, Port>,
): StepDefinition<Config, Port> {
  return definition;
}

/** What of a kind stands in a file beside its definition, and which kind it is. */
export interface KindPart
  extends
    Partial<Executor>,
    Pick<StepDefinition, 'config' | 'problems' | 'form' | 'refines' | 'probes' | 'claims'> {
  readonly kind: string;
}

/**
 * Declares the schema of a kind's configs, in `config.ts` beside its definition: the page draws flows before zod is
 * loaded.
 */
export function defineConfig<Config>(
  { kind }: StepDefinition<Config>,
  config: z.ZodType<Config>,
): KindPart {
  const part: Pick<StepDefinition<Config>, 'config'> & { readonly kind: string } = { kind, config };
  return part;
}

/** Declares what the steps of a kind do, checked against its config and its ports. */
export function defineExecutor<Config, Port extends string, Prepared = unknown>(
  { kind }: StepDefinition<Config, Port>,
  executor: Executor<Config, NoInfer<Port>, Prepared>,
): KindPart {
  return { kind, ...executor };
}

/**
 * Declares what is wrong with configs of a kind, in `problems.ts` beside its definition: like what its steps do, the
 * page does not begin with it.
 */
export function defineChecker<Config>(
  { kind }: StepDefinition<Config>,
  problems: (config: Config, around: Surroundings) => readonly ConfigProblem[],
): KindPart {
  const part: Pick<StepDefinition<Config>, 'problems'> & { readonly kind: string } = {
    kind,
    problems,
  };
  return part;
}

/** Declares the schema of a kind's form as it is configured, in `form.ts` beside its definition. */
export function defineForm<Config>(
  { kind }: StepDefinition<Config>,
  form: (config: Config) => z.ZodType,
): KindPart {
  const part: Pick<StepDefinition<Config>, 'form'> & { readonly kind: string } = { kind, form };
  return part;
}

/** Declares what only analyses ask of a kind, in `analysis.ts` beside its definition. */
export function defineAnalysis<Config>(
  { kind }: StepDefinition<Config>,
  analysis: Pick<StepDefinition<Config>, 'refines' | 'probes' | 'claims'>,
): KindPart {
  return { kind, ...analysis };
}

/** The kinds by name, enough to draw flows. */
export type Registry = ReadonlyMap<string, StepDefinition>;

/** A kind with the schema of its configs. */
export type ReadableDefinition = StepDefinition & Required<Pick<StepDefinition, 'config'>>;

/** The kinds by name, enough to read documents. */
export type ReadableRegistry = ReadonlyMap<string, ReadableDefinition>;

/** A kind with all that stands beside its definition: its steps can run, its configs can be checked. */
export type RunnableDefinition = ReadableDefinition & Executor;

/** The kinds by name, each whole. The engine gets it in `env`, so `core` never imports a kind. */
export type RunnableRegistry = ReadonlyMap<string, RunnableDefinition>;
