import type { Connector, Step } from '../../core/document/schema.ts';
import type { JsonObject } from '../../core/json.ts';
import type { Block } from './task.ts';

/** What of a flow besides its tasks a codec may look at. */
export interface Reading {
  /** The screens of the flow by id. */
  readonly screens: ReadonlyMap<string, JsonObject>;
  /** The key of a screen's tree: `contents`, in the console's format `htmlTemplate`. */
  readonly treeKey: string;
  /** The connector of that id, where the original names it. */
  readonly connectorOf: (id: string) => Connector | undefined;
  /** The text of the file that a placeholder (`asset:value-….txt`) stands for; undefined where there is none. */
  readonly assetOf: (placeholder: string) => string | undefined;
}

/** What a codec wrote: the block, and what stands beside it where that changed: the screen it shows, files by placeholder. */
export interface Written {
  readonly block: Block;
  readonly screen?: { readonly id: string; readonly screen: JsonObject };
  readonly assets?: ReadonlyMap<string, string>;
}

/**
 * Reads a block as a step's config, and writes a config back into a block. Writing what was read changes nothing: only
 * what differs from it is written, so that whatever we do not model stays as it is.
 */
export interface Codec {
  readonly kind: string;
  readonly fits: (block: Block) => boolean;
  readonly read: (block: Block, reading: Reading) => JsonObject;
  readonly write: (block: Block, config: JsonObject, reading: Reading) => Written;
  /** A block of this kind with nothing set. */
  readonly blank: (id: string, config: JsonObject) => Block;
  /** Written also where nobody edited the step: more than its config decides. */
  readonly always?: true;
  /** Settings that stand elsewhere than in the block: {@link FlowWriter} sees to them. */
  readonly elsewhere?: readonly string[];
  /** What of the block did not come over as it stands, each without its step. */
  readonly notesOnReading?: (block: Block) => readonly string[];
  /** What the one who exports has to know of a step that was written, each a sentence. */
  readonly notesOn?: (step: Step, block: Block, reading: Reading) => readonly string[];
}

/** An automated task with nothing set. */
export function blankTask(id: string, type: string, action?: string): JsonObject {
  return {
    ...(action !== undefined && { action }),
    id,
    name: '',
    next: {},
    type,
    view: { x: 0, y: 0 },
  };
}
