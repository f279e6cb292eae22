import { isJsonArray, isJsonObject, own, parseJson, sameJson } from '../../../core/json.ts';
import type { Json, JsonObject } from '../../../core/json.ts';
import { blankTask } from '../codec.ts';
import type { Codec, Reading } from '../codec.ts';
import { listIn, textIn, withKey } from '../json-place.ts';
import { componentOf, inputNamed } from '../screen/components.ts';
import { nodesOf } from '../screen/tree.ts';
import type { Tree } from '../screen/tree.ts';
import { writeInteractions, writeTree } from '../screen/write-screen.ts';
import { rulesOf } from '../task.ts';
import type { Block } from '../task.ts';

/** A screen: the task says where it leads, the tree beside it what it shows. */
export const screenCodec: Codec = {
  kind: 'screen',
  fits: ({ task }) => textIn(task, 'type') === 'screen',
  read: (block, reading) => ({ components: componentsOf(block, reading) }),
  write(block, config, reading) {
    const before = componentsOf(block, reading);
    const after = listIn(config, 'components').filter(isJsonObject);
    if (sameJson(before, after)) return { block };
    const id = textIn(block.task, 'screenId');
    const screen = (id === undefined ? undefined : reading.screens.get(id)) ?? EMPTY_SCREEN;
    const tree = treeOf(screen, reading.treeKey) ?? EMPTY_TREE;
    const asText = typeof own(screen, reading.treeKey) === 'string';
    const written = writeTree(tree, before, after);
    const withTree = withKey(screen, reading.treeKey, asText ? JSON.stringify(written) : written);
    return {
      block,
      screen: { id: id ?? '', screen: writeInteractions(withTree, before, after) },
    };
  },
  blank: (id) => ({ id, end: null, task: blankTask(id, 'screen') }),
};

const EMPTY_TREE: Tree = {
  ROOT: {
    custom: {},
    displayName: 'Container',
    hidden: false,
    isCanvas: true,
    linkedNodes: {},
    nodes: [],
    props: { id: 'ROOT', direction: 'column' },
    type: { resolvedName: 'Container' },
  },
};
const EMPTY_SCREEN: JsonObject = { interactions: [] };

/** The components of a screen. A way out that nothing on it shows is an implied button; so are inputs of a lost screen. */
function componentsOf({ task }: Block, { screens, treeKey }: Reading): readonly JsonObject[] {
  const screen = screens.get(textIn(task, 'screenId') ?? '');
  const interactions = [
    ...listIn(screen, 'interactions'),
    ...(screen === undefined ? listIn(task, 'interactions') : []),
  ].filter(isJsonObject);
  const labels = new Map(
    interactions.map((one) => [textIn(one, 'id') ?? '', textIn(one, 'label') ?? '']),
  );
  const rules = rulesOf(task).flatMap(({ port }) => port ?? []);
  const exits = new Set([...rules, ...labels.keys()]);
  const tree = treeOf(screen, treeKey) ?? treeOf(task, 'htmlTemplate');
  const components =
    tree === undefined
      ? lostInputs(task)
      : nodesOf(tree)
          .map((node) => componentOf(node, { exits }))
          .filter((component) => component !== null);
  const shown = new Set(components.flatMap((one) => exitIn(one) ?? []));
  const implied = [...new Set(rules)]
    .filter((port) => port !== '' && !shown.has(port))
    .map((id) => ({
      type: 'button',
      id,
      label: labels.get(id) || id,
      variant: 'secondary',
      implied: true,
    }));
  return [...components, ...implied];
}

/** Where a rule of a screen says that a one-time code was typed in (facts/flow-format.md §2.2). */
const CODE_PORT = 'oneTimeCodeId';

/** What a screen asks for whose tree is not in the export: its keys are in the task, some with what they are called. */
function lostInputs(task: JsonObject): readonly JsonObject[] {
  const labels = new Map(
    listIn(task, 'inputsMetadata').map((one) => [textIn(one, 'key'), textIn(one, 'displayName')]),
  );
  const sendsCode = rulesOf(task).some(({ port }) => port === CODE_PORT);
  const keys = [
    ...listIn(task, 'inputKeys'),
    ...listIn(task, 'allInputKeys'),
    ...(sendsCode ? ['code'] : []),
  ];
  const names = new Set(keys.filter((key) => typeof key === 'string'));
  return [
    {
      type: 'text',
      text: 'This screen is not part of the file.',
      variant: 'subtitle',
      implied: true,
    },
    ...[...names].map((name) => {
      const known = inputNamed(name.replace(/^form\./, ''));
      return {
        type: 'input',
        input: known ?? 'context-key',
        ...(known === undefined && { contextKey: name }),
        ...(known === 'code' && sendsCode && { submitPort: CODE_PORT }),
        label: labels.get(name) ?? name,
        implied: true,
      };
    }),
    { type: 'error-message', implied: true },
  ];
}

function exitIn(component: JsonObject): string | undefined {
  return (
    textIn(component, 'submitPort') ??
    (textIn(component, 'type') === 'input' ? undefined : textIn(component, 'id'))
  );
}

/** A tree is an object, in some exports as text; anything else is none. */
export function treeOf(holder: Json | undefined, key: string): Tree | undefined {
  if (!isJsonObject(holder)) return undefined;
  const value = own(holder, key);
  const tree = typeof value === 'string' ? parsed(value) : value;
  return isJsonObject(tree) && !isJsonArray(tree) && own(tree, 'ROOT') !== undefined
    ? tree
    : undefined;
}

function parsed(text: string): Json | undefined {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}
