import { isJsonArray, isJsonObject, own } from '../../../core/json.ts';
import type { Json, JsonObject } from '../../../core/json.ts';
import { textIn } from '../json-place.ts';
import type { TreeNode } from './tree.ts';

/** What a screen's other parts say of its components. */
export interface About {
  /** The ids that rules of the task, or the screen's interactions, leave by. */
  readonly exits: ReadonlySet<string>;
}

/**
 * A node as a component of our screen, drawn recognisably; null for a container. Each keeps the id of its node, by which
 * it is found again when the screen is written. Source: facts/flow-format.md §7.
 */
export function componentOf(node: TreeNode, about: About): JsonObject | null {
  const { id, name, props, custom } = node;
  const text = textOf(own(props, 'children'));
  const kind = textIn(custom, 'type');
  if (kind === 'button' || name.endsWith('Button')) {
    return { type: 'button', id, label: text, variant: buttonStyle(props), node: id };
  }
  switch (name) {
    case 'Container':
      return null;
    case 'Text':
      return { type: 'text', text: withoutMarkup(text), variant: textStyle(props), node: id };
    case 'ErrorMessage':
      return { type: 'error-message', node: id };
    case 'PollingLoader':
      return { type: 'polling', id: 'polling', node: id };
    case 'Divider':
      return { type: 'divider', ...(text !== '' && { text }), node: id };
    case 'Link':
    case 'TOTPLink': {
      const href = textIn(props, 'href') ?? '';
      return { type: 'link', text, ...(href !== '' && { href }), node: id };
    }
    default:
      return isInput(node)
        ? inputOf(node, about)
        : { type: 'image', alt: textIn(props, 'alt') ?? captionOf(node), node: id };
  }
}

/** The inputs by the name their value goes under. */
const INPUTS: Readonly<Record<string, string>> = {
  email: 'email',
  phone: 'phone',
  externalId: 'externalId',
  fullName: 'fullName',
  firstName: 'givenName',
  lastName: 'familyName',
  password: 'password',
  newPassword: 'newPassword',
  code: 'code',
  photo: 'photo',
};

/** The kind of input that a key is typed into, as screens name it; undefined for a key of one's own. */
export function inputNamed(name: string): string | undefined {
  return Object.hasOwn(INPUTS, name) ? INPUTS[name] : undefined;
}

function isInput({ name, props, custom }: TreeNode): boolean {
  const kind = textIn(custom, 'type');
  return (
    kind === 'input' ||
    kind === 'oneTimeCode' ||
    (/Input$|Select$|^Code$|Password$|^Phone$/.test(name) && textIn(props, 'name') !== undefined)
  );
}

function inputOf({ id, name, props, custom }: TreeNode, { exits }: About): JsonObject {
  const key = textIn(props, 'name') ?? '';
  const known = inputNamed(key);
  const isChoice = /Select|ComboBox/.test(name);
  const placeholder = textIn(props, 'placeholder') ?? '';
  return {
    type: 'input',
    input: isChoice ? 'select' : (known ?? 'context-key'),
    ...((isChoice || known === undefined) && { contextKey: key }),
    ...(isChoice && { options: optionsIn(props) }),
    ...(known === 'code' && exits.has(id) && { submitPort: id }),
    label: labelOf(props, custom, key),
    ...(placeholder !== '' && { placeholder }),
    ...(isTrue(own(props, 'required')) && { required: true }),
    node: id,
  };
}

/** Many inputs have no label but a placeholder, or neither; a person has to call them something. */
function labelOf(props: JsonObject, custom: JsonObject, key: string): string {
  const label = textIn(props, 'label') ?? '';
  if (label !== '') return label;
  const placeholder = textIn(props, 'placeholder') ?? '';
  if (placeholder !== '') return placeholder;
  return textIn(custom, 'contextKey') ?? titleOf(key);
}

/** What a key is called where nobody says: `newPassword` is New password. */
function titleOf(key: string): string {
  if (inputNamed(key) === undefined) return key;
  const words = key.replaceAll(/[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function optionsIn(props: JsonObject): readonly JsonObject[] {
  const data = own(props, 'data');
  return (isJsonArray(data) ? data : []).filter(isJsonObject).map((option) => {
    const label = textIn(option, 'label');
    return {
      value: textOf(own(option, 'value')),
      ...(label !== undefined && { label }),
    };
  });
}

function buttonStyle(props: JsonObject): string {
  const variant = textIn(props, 'variant');
  if (variant === 'link') return 'link';
  return variant === 'contained' || variant === undefined ? 'primary' : 'secondary';
}

/** Text styles are `typography` in older screens, `variant` in newer ones. */
function textStyle(props: JsonObject): string {
  const style = `${textIn(props, 'typography') ?? ''} ${textIn(props, 'variant') ?? ''}`;
  if (/\bh[1-3]\b/.test(style)) return 'title';
  return /subtitle/.test(style) ? 'subtitle' : 'body';
}

function captionOf({ name, node }: TreeNode): string {
  return textIn(node, 'displayName') ?? name;
}

/** Texts may be marked up, and end in blank lines: that shows nowhere here, and stays in the export. */
function withoutMarkup(text: string): string {
  return text.replaceAll(/<\/?[a-z][^<>]*>/gi, '').trim();
}

function isTrue(value: Json | undefined): boolean {
  return value === true || value === 'true';
}

function textOf(value: Json | undefined): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
