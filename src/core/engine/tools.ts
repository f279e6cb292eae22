import { FlowmintError } from '../error.ts';
import type { Json } from '../json.ts';

/** What a pattern decided about a text, or why the pattern can't be used. */
export type PatternMatch = boolean | { readonly refused: string };

/** Counts work, in steps of jq; throws where it is too much. */
export type Charge = (steps: number) => void;

/**
 * What the engine needs and does not carry itself, since it is large: pure functions, the same in every host. They are
 * part of what stays the same during a run, so hosts load them before it begins.
 */
export interface Tools {
  /** Whether an RE2 pattern is found in the text, in time linear in its length; or why the pattern is refused. */
  matches(pattern: string, text: string, charge?: Charge): PatternMatch;
  isEmail(text: string): boolean;
  isPhone(text: string): boolean;
  /** What a jq program comes to; undefined where it gives no result. Bounded in work. */
  jq(program: string, input: Json, options?: JqOptions): JqAnswer;
  /** The context paths that a jq program reads; null where that can't be known, since it may read everything. */
  jqPaths(program: string): readonly string[] | null;
}

/** How a jq program is evaluated. */
export interface JqOptions {
  /** Is told what it cost. */
  readonly charge?: Charge;
  /** What `now` answers, in milliseconds since 1970. */
  readonly now?: number;
  /** What several results come to: the first of them, or a list of all. */
  readonly several?: 'first' | 'list';
}

/** What a jq program came to. Errors are sentences without a full stop. */
export type JqAnswer =
  | {
      readonly ok: true;
      readonly value: Json | undefined;
      /** Set where it had more to give than one result. */
      readonly several?: true;
      /** Set where it asked for the time. */
      readonly usesClock?: true;
    }
  | { readonly ok: false; readonly error: string };

/** Where a host lends nothing: whoever needs a tool hears about it, rather than getting a wrong answer. */
export const NO_TOOLS: Tools = {
  matches: () => missing('matches'),
  isEmail: () => missing('isEmail'),
  isPhone: () => missing('isPhone'),
  jq: () => missing('jq'),
  jqPaths: () => missing('jqPaths'),
};

function missing(tool: string): never {
  throw new FlowmintError(
    'missing-tool',
    `The host has to lend the engine "${tool}" before a run.`,
  );
}
