import { isJsonObject, own } from '../../../core/json.ts';
import type { JsonObject } from '../../../core/json.ts';
import { objectIn, textIn, without } from '../json-place.ts';
import { nodesOf } from '../screen/tree.ts';
import type { TreeNode } from '../screen/tree.ts';
import { treeOf } from '../tasks/screen.ts';
import type { Block } from '../task.ts';
import type { ExportedFlow } from './exported-flow.ts';
import { keptMembers } from './kept-value.ts';
import type { KeptValue } from './kept-value.ts';
import { untold } from './untold.ts';

/**
 * How the screens of two blocks look: what their nodes hold besides texts, labels and the like. Nodes that only one of
 * them has are told as components.
 *
 * @param written the screen before with the components of the other; undefined: they are the same
 */
export function keptOfScreen(
  one: ExportedFlow & { readonly block: Block },
  other: ExportedFlow & { readonly block: Block },
  written: JsonObject | undefined,
): readonly KeptValue[] {
  const [a, b] = [screenOf(one), screenOf(other)];
  if (a === undefined || b === undefined) return [];
  const now = written ?? a.screen;
  const [keyA, keyB] = [one.reading.treeKey, other.reading.treeKey];
  const treeA = objectIn(treeOf(a.screen, keyA));
  const treeNow = objectIn(treeOf(now, keyA));
  const nodes = nodesOf(objectIn(treeOf(b.screen, keyB))).flatMap((node) => {
    const { id } = node;
    const was = own(treeA, id);
    if (!isJsonObject(was)) return [];
    const left = untold(looksOf(was), looksOf(objectIn(treeNow, id)), looksOf(node.node));
    const places = { before: [...a.place, keyA, id], after: [...b.place, keyB, id] };
    return keptMembers([captionOf(node)], places, left.before, left.after);
  });
  // Exports in two packagings do not say the same things beside the tree.
  if (one.places.packaging !== other.places.packaging) return nodes;
  const left = untold(besideTree(a.screen), besideTree(now), besideTree(b.screen));
  const places = { before: a.place, after: b.place };
  return [...keptMembers([], places, left.before, left.after), ...nodes];
}

function screenOf({ block, screens, reading }: ExportedFlow & { readonly block: Block }) {
  const id = textIn(block.task, 'screenId') ?? '';
  const screen = reading.screens.get(id);
  const place = screens.get(id);
  return screen === undefined || place === undefined ? undefined : { screen, place };
}

/** A node without its place in the tree. */
function looksOf(node: JsonObject): JsonObject {
  return without(node, 'nodes', 'linkedNodes', 'parent', 'displayName');
}

/** `Button “Continue”`. */
function captionOf({ name, props }: TreeNode): string {
  const text = textIn(props, 'children') ?? textIn(props, 'label') ?? '';
  return text === '' ? name : `${name} “${text}”`;
}

/** What stands beside a screen's tree. */
function besideTree(screen: JsonObject): JsonObject {
  return without(screen, 'id', 'screenId', 'flowId', 'contents', 'htmlTemplate', 'inputs');
}
