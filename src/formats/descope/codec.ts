import type { JsonObject } from '../../core/json.ts';
import type { Block } from './task.ts';

/** What of a flow besides its tasks a codec may look at. */
export interface Reading {
  /** The screens of the flow by id. */
  readonly screens: ReadonlyMap<string, JsonObject>;
  /** The key of a screen's tree: `contents`, in the console's format `htmlTemplate`. */
  readonly treeKey: string;
  /** The flow's connectors as our document has them: the id that a task names. */
  readonly connectorOf: (id: string) => string;
}

/** What a codec wrote: the block, and the screen it shows where that changed. */
export interface Written {
  readonly block: Block;
  readonly screen?: { readonly id: string; readonly screen: JsonObject };
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
