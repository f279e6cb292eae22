import type { z } from 'zod';
import type { AssumptionId } from '../../core/assumptions/table.ts';
import type { Operation, Outcome } from '../../core/engine/outcome.ts';
import type { ErrorType } from '../../core/kind/error-handling.ts';
import type {
  ConfigProblem,
  Fidelity,
  Group,
  Need,
  StepContext,
  Surroundings,
  Write,
} from '../../core/kind/definition.ts';
import type { ActionConfig } from './config.ts';

export type Context = StepContext<ActionConfig>;

/** What an action does in a run. Each part is asked in turn. */
export interface Behaviour {
  /** What can be checked for real; an outcome ends it there, null goes on. */
  readonly begin?: (context: Context) => Outcome | null;
  /** What outcomes are called where chance has a say in it, and what to keep of that. */
  readonly ask?: (context: Context) => {
    readonly labels: { readonly [outcome: string]: string };
    readonly operations: readonly Operation[];
  };
  /** What comes of it when it turns out well. */
  readonly succeed: (context: Context) => Outcome;
  /** What comes of it when its link was sent and nobody has opened it yet. */
  readonly sent?: (context: Context) => Outcome;
  /** What an error that was chosen says, where its settings have the words; empty: what the row says of it. */
  readonly message?: (context: Context, error: ErrorType) => string;
  /** What is wrong with its settings, whatever a run brings. */
  readonly problems?: (config: ActionConfig, around: Surroundings) => readonly ConfigProblem[];
  /** Set where only a scenario chooses how it turns out: a person is not asked, since it nearly always works. */
  readonly unasked?: boolean;
  /** Errors it comes to by itself: nobody needs to choose them. */
  readonly decides?: readonly string[];
  /** Context paths it reads. */
  readonly reads: readonly string[];
  /** Context paths it writes when it turns out well. */
  readonly writes: readonly Write[];
  /** Context paths that are surely set where it turns out well: it fails otherwise. */
  readonly proves?: readonly string[];
  readonly needs?: readonly Need[];
  readonly assumptions?: readonly AssumptionId[];
}

/** One action of the console. */
export interface ActionRow extends Behaviour {
  /** The id of an export, or ours where none shows it. */
  readonly id: string;
  /** The id of its first half in an export, where that is another one. */
  readonly start?: string;
  /** The id of its second half in an export, `<n>.end`: here both are one step. */
  readonly finish?: string;
  /** Set where no export shows its id: then it is ours. */
  readonly ours?: boolean;
  /** As the console calls it. */
  readonly title: string;
  readonly group: Group;
  /** Name of a lucide icon. */
  readonly icon: string;
  /** The sentence on the card. */
  readonly does: string;
  /** What it is, in plain words. */
  readonly text: string;
  readonly synonyms?: readonly string[];
  readonly rare?: boolean;
  readonly fidelity: Fidelity;
  readonly source?: string;
  readonly errors: readonly ErrorType[];
  /** The arguments of the form; others are kept as they are. */
  readonly args?: z.ZodRawShape;
}

/** What is known of an action, without what it does in a run and the form of its arguments. */
export interface ActionFacts extends Omit<
  ActionRow,
  'begin' | 'ask' | 'succeed' | 'sent' | 'message' | 'problems' | 'args'
> {
  /** Whether a link may be sent that nobody has opened yet. */
  readonly hasLink: boolean;
}

/** The port of an action whose link was sent: the screen that says so comes next. */
export const SENT = 'sent';
