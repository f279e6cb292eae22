import type { Flow } from '../document/schema.ts';

/**
 * One edit of a document, as everything that edits it hands it to the store: pure, so undo is the earlier document.
 * Answers the same object where nothing changes. Commands with the same `merge` key that follow each other at once
 * count as one in the history (typing in a field, dragging with the arrow keys).
 */
export interface Command {
  /** What undo says, such as "Add Screen". */
  readonly label: string;
  readonly merge?: string;
  apply(flow: Flow): Flow;
}

/** Several edits as one entry of the history. */
export function together(label: string, commands: readonly Command[]): Command {
  return {
    label,
    apply: (flow) => commands.reduce((current, command) => command.apply(current), flow),
  };
}
