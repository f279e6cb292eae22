import { isJsonArray, isJsonObject, own, sameJson } from '../../../core/json.ts';
import type { Json, JsonObject } from '../../../core/json.ts';
import { listIn, textIn, withKey } from '../json-place.ts';
import { inOrder, withNode, withProp, withoutNode } from './tree.ts';
import type { Tree } from './tree.ts';

/** A tree changed as the components of a step were: what stayed the same is not touched. */
export function writeTree(
  tree: Tree,
  before: readonly JsonObject[],
  after: readonly JsonObject[],
): Tree {
  let written = tree;
  const nodeOf = (component: JsonObject): string | undefined => textIn(component, 'node');
  const kept = new Set(after.flatMap((component) => nodeOf(component) ?? []));
  for (const component of before) {
    const node = nodeOf(component);
    if (node !== undefined && !kept.has(node)) written = withoutNode(written, node);
  }
  let last: string | null = null;
  const met = new Set<string>();
  for (const component of after) {
    const node = nodeOf(component);
    const old = before.find((one) => nodeOf(one) === node);
    // A copy of a component names the same node: it gets one of its own.
    if (node !== undefined && old !== undefined && !met.has(node)) {
      met.add(node);
      written = writeProps(written, node, old, component);
      last = node;
    } else if (own(component, 'implied') !== true) {
      const id = freshId(written, component);
      written = withNode(written, id, newNode(id, component), last);
      last = id;
    }
  }
  const order = after.flatMap((component) => nodeOf(component) ?? []);
  const earlier = before.flatMap((component) => nodeOf(component) ?? []);
  const isSame = sameJson(
    order,
    earlier.filter((node) => kept.has(node)),
  );
  return isSame ? written : inOrder(written, order);
}

/** The ways out of a screen as the list beside its tree has them. */
export function writeInteractions(
  screen: JsonObject,
  before: readonly JsonObject[],
  after: readonly JsonObject[],
): JsonObject {
  const exits = (components: readonly JsonObject[]) =>
    new Map(
      components.flatMap((component): [string, string][] => {
        const id = exitOf(component);
        return id === undefined ? [] : [[id, textIn(component, 'label') ?? id]];
      }),
    );
  const [old, wanted] = [exits(before), exits(after)];
  if (sameJson(Object.fromEntries(old), Object.fromEntries(wanted))) return screen;
  const listed = listIn(screen, 'interactions').filter(isJsonObject);
  const idOf = (one: JsonObject): string => textIn(one, 'id') ?? '';
  const stay = listed
    .filter((one) => !old.has(idOf(one)) || wanted.has(idOf(one)))
    .map((one) => {
      const label = wanted.get(idOf(one));
      return label === undefined || label === old.get(idOf(one))
        ? one
        : withKey(one, 'label', label);
    });
  const known = new Set(listed.map(idOf));
  const added = [...wanted]
    .filter(([id]) => !old.has(id) && !known.has(id))
    .map(([id, label]) => ({ id, label, type: 'button' }));
  return withKey(screen, 'interactions', [...stay, ...added]);
}

function exitOf(component: JsonObject): string | undefined {
  const type = textIn(component, 'type');
  if (type === 'button' || type === 'polling') return textIn(component, 'id');
  return textIn(component, 'submitPort');
}

/** Which property of a node each of our settings is. */
const PROPS: Readonly<Record<string, string>> = {
  placeholder: 'placeholder',
  required: 'required',
  contextKey: 'name',
  href: 'href',
  alt: 'alt',
};

function writeProps(tree: Tree, node: string, old: JsonObject, component: JsonObject): Tree {
  let written = tree;
  const changed = (key: string): boolean => !sameJson(own(old, key), own(component, key));
  const isInput = textIn(component, 'type') === 'input';
  if (changed('text')) written = withProp(written, node, 'children', own(component, 'text') ?? '');
  if (changed('label')) {
    const prop = isInput ? 'label' : 'children';
    written = withProp(written, node, prop, own(component, 'label') ?? '');
  }
  for (const [key, prop] of Object.entries(PROPS)) {
    if (changed(key)) written = withProp(written, node, prop, own(component, key));
  }
  if (changed('options')) written = withProp(written, node, 'data', dataOf(component));
  if (changed('variant')) {
    written = withProp(written, node, 'variant', variantOf(component));
  }
  if (changed('input') && isInput) {
    written = withProp(written, node, 'name', nameOf(component));
  }
  return written;
}

function dataOf(component: JsonObject): Json {
  const options = own(component, 'options');
  return (isJsonArray(options) ? options : []).filter(isJsonObject).map((option) => ({
    label: own(option, 'label') ?? own(option, 'value') ?? '',
    value: own(option, 'value') ?? '',
  }));
}

function variantOf(component: JsonObject): Json | undefined {
  const variant = textIn(component, 'variant');
  if (textIn(component, 'type') === 'text') {
    return variant === 'title' ? 'h1' : variant === 'subtitle' ? 'subtitle1' : 'body1';
  }
  return variant === 'link' ? 'link' : variant === 'secondary' ? 'outline' : 'contained';
}

/** The components that our types stand for, where a screen gets a new one. */
const COMPONENTS: Readonly<Record<string, string>> = {
  email: 'EmailInput',
  phone: 'Phone',
  externalId: 'CustomIdentifierInput',
  fullName: 'FullNameInput',
  givenName: 'FirstNameInput',
  familyName: 'LastNameInput',
  password: 'Password',
  newPassword: 'NewPassword',
  code: 'CodeInput',
  photo: 'PhotoUploadFile',
  select: 'SingleSelect',
  'context-key': 'ContextKeyInput',
  text: 'Text',
  button: 'Button',
  'error-message': 'ErrorMessage',
  divider: 'Divider',
  link: 'Link',
  image: 'Image',
  polling: 'PollingLoader',
};

/** The names of inputs whose value goes under another name than ours. */
const NAMES: Readonly<Record<string, string>> = { givenName: 'firstName', familyName: 'lastName' };

function nameOf(component: JsonObject): string {
  const input = textIn(component, 'input') ?? '';
  return input === 'context-key' || input === 'select'
    ? (textIn(component, 'contextKey') ?? '')
    : (NAMES[input] ?? input);
}

function newNode(id: string, component: JsonObject): JsonObject {
  const type = textIn(component, 'type') ?? '';
  const isInput = type === 'input';
  const input = textIn(component, 'input') ?? '';
  const name = COMPONENTS[isInput ? input : type] ?? 'Text';
  const text = textIn(component, isInput || type === 'button' ? 'label' : 'text');
  const custom = isInput
    ? {
        type: input === 'code' ? 'oneTimeCode' : 'input',
        ...(Object.hasOwn(NAMES, input) && { contextKey: input }),
      }
    : type === 'button' || type === 'polling'
      ? { type }
      : {};
  const props: { [key: string]: Json } = { id };
  if (text !== undefined) props[isInput ? 'label' : 'children'] = text;
  if (isInput) {
    props['name'] = nameOf(component);
    props['required'] = own(component, 'required') === true;
    props['placeholder'] = textIn(component, 'placeholder') ?? '';
    if (input === 'select') props['data'] = dataOf(component);
  }
  if (type === 'button' || type === 'text') props['variant'] = variantOf(component) ?? '';
  if (type === 'button' || type === 'polling' || type === 'error-message')
    props['data-type'] = type;
  for (const key of ['href', 'alt']) {
    const value = own(component, key);
    if (value !== undefined) props[key] = value;
  }
  return {
    custom,
    displayName: name,
    hidden: false,
    isCanvas: false,
    linkedNodes: {},
    nodes: [],
    props,
    type: { resolvedName: name },
  };
}

/** A button's node is named as the way out it is; others get a free name. */
function freshId(tree: Tree, component: JsonObject): string {
  const wanted = exitOf(component) ?? textIn(component, 'type') ?? 'node';
  for (let n = 1; ; n += 1) {
    const id = n === 1 ? wanted : `${wanted}-${n}`;
    if (own(tree, id) === undefined) return id;
  }
}
