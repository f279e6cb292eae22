import { isJsonArray, isJsonObject, own } from '../../../core/json.ts';
import type { Json, JsonObject } from '../../../core/json.ts';
import { objectIn, textIn, withKey, without } from '../json-place.ts';

/** A screen as craft.js serialises it: nodes by id, `ROOT` on top (facts/flow-format.md §7). */
export type Tree = JsonObject;

/** One node of a tree. */
export interface TreeNode {
  readonly id: string;
  readonly node: JsonObject;
  /** The component: `EmailInput`, `Button`, … */
  readonly name: string;
  readonly props: JsonObject;
  readonly custom: JsonObject;
}

/** The nodes of a tree in the order they are drawn, containers before what they hold. Nodes of no parent are left out. */
export function nodesOf(tree: Tree): readonly TreeNode[] {
  const nodes: TreeNode[] = [];
  const seen = new Set<string>();
  const visit = (id: string): void => {
    const node = own(tree, id);
    if (!isJsonObject(node) || seen.has(id)) return;
    seen.add(id);
    nodes.push({
      id,
      node,
      name: textIn(objectIn(node, 'type'), 'resolvedName') ?? textIn(node, 'displayName') ?? '',
      props: objectIn(node, 'props'),
      custom: objectIn(node, 'custom'),
    });
    for (const child of childrenOf(node)) visit(child);
    for (const linked of Object.values(objectIn(node, 'linkedNodes'))) {
      if (typeof linked === 'string') visit(linked);
    }
  };
  visit('ROOT');
  return nodes;
}

/** The ids of a node's children. */
function childrenOf(node: JsonObject): readonly string[] {
  const nodes = own(node, 'nodes');
  return (isJsonArray(nodes) ? nodes : []).filter((id) => typeof id === 'string');
}

/** A tree with one property of a node changed; undefined takes it away. */
export function withProp(tree: Tree, id: string, name: string, value: Json | undefined): Tree {
  const node = objectIn(tree, id);
  const props = objectIn(node, 'props');
  const next = value === undefined ? without(props, name) : withKey(props, name, value);
  return withKey(tree, id, withKey(node, 'props', next));
}

/** A tree without a node. */
export function withoutNode(tree: Tree, id: string): Tree {
  const parent = textIn(objectIn(tree, id), 'parent');
  const rest = without(tree, id);
  if (parent === undefined) return rest;
  const node = objectIn(rest, parent);
  return withKey(
    rest,
    parent,
    withKey(
      node,
      'nodes',
      childrenOf(node).filter((child) => child !== id),
    ),
  );
}

/** A tree with a new node after another one, or last in the root. */
export function withNode(tree: Tree, id: string, node: JsonObject, after: string | null): Tree {
  const parent = (after === null ? undefined : textIn(objectIn(tree, after), 'parent')) ?? 'ROOT';
  const holder = objectIn(tree, parent);
  const children = [...childrenOf(holder)];
  children.splice(after === null ? children.length : children.indexOf(after) + 1, 0, id);
  const held = withKey(tree, parent, withKey(holder, 'nodes', children));
  return withKey(held, id, withKey(node, 'parent', parent));
}

/** A tree whose components stand in this order, each in the container where it is; others keep their places. */
export function inOrder(tree: Tree, order: readonly string[]): Tree {
  let ordered = tree;
  for (const [id, node] of Object.entries(tree)) {
    if (!isJsonObject(node)) continue;
    const children = childrenOf(node);
    const known = children.filter((child) => order.includes(child));
    const wanted = order.filter((child) => children.includes(child));
    if (known.every((child, i) => child === wanted[i])) continue;
    let next = 0;
    const moved = children.map((child) =>
      order.includes(child) ? (wanted[next++] ?? child) : child,
    );
    ordered = withKey(ordered, id, withKey(node, 'nodes', moved));
  }
  return ordered;
}
