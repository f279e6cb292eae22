import type { Flow } from '../../../core/document/schema.ts';

/** A flow to compare with, and what it is in few words: `as it was when it was opened`, `from my-flow.json`. */
export interface OtherFlow {
  readonly label: string;
  readonly flow: Flow;
}
