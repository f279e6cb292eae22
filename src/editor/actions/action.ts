import type { IconName } from '../../ui/icon.tsx';
import type { Services } from '../services.ts';
import type { EditorState, EditorStore } from '../store/store.ts';

/** Headings of menus, the command palette and the list of shortcuts, in their order. */
export const ACTION_GROUPS = ['Run', 'Edit', 'Add', 'View', 'Flow', 'Help'] as const;
export type ActionGroup = (typeof ACTION_GROUPS)[number];

/** What an action may use. */
export interface ActionContext {
  readonly store: EditorStore;
  readonly services: Services;
  /** Tells people who do not see the page what came of it. */
  readonly say: (message: string) => void;
  /** Tells everybody why nothing came of it. */
  readonly warn: (message: string) => void;
}

/**
 * Something a person can do, once: keys, toolbar, menus, command palette and the list of shortcuts all show and
 * perform the same object.
 */
export interface Action {
  /** Stable, kebab-case. */
  readonly id: string;
  readonly label: string;
  readonly icon: IconName;
  readonly group: ActionGroup;
  /** As `Kbd` takes them: `mod+shift+z`. The first is the one shown. */
  readonly keys?: readonly string[];
  /**
   * Where its keys work: `canvas` only while the canvas has the focus or nothing has, so that Delete in a table of
   * users never deletes a step; `page` everywhere but in fields (with `mod` there too); `everywhere` in fields too.
   */
  readonly scope?: 'page' | 'canvas' | 'everywhere';
  /** The browser tells of these keys by an event of its own (copy, cut, paste); shown, not listened for. */
  readonly native?: boolean;
  /** Other words that find it. */
  readonly synonyms?: readonly string[];
  /** Left out: always. */
  enabled?(state: EditorState): boolean;
  /** For what is on or off. */
  checked?(state: EditorState): boolean;
  perform(context: ActionContext): void | Promise<void>;
}
