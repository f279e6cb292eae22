import { isJsonArray } from '../../../core/json.ts';
import type { Json } from '../../../core/json.ts';
import { clipped } from '../../../ui/clipped.ts';
import type { Tone } from '../../../ui/tone.ts';
import type { IconName } from '../../../ui/icon.tsx';

interface Named {
  readonly loginIds: readonly string[];
  readonly name?: string | undefined;
  readonly email?: string | undefined;
}

/** What people call a user: the name, else the first thing that tells the user from others. */
export function nameOfUser({ name, email, loginIds }: Named): string {
  const first = [name, email, ...loginIds].find((one) => one !== undefined && one.trim() !== '');
  return clipped(first ?? 'User');
}

/** How the states of a user look. */
export const STATUS_LOOKS = {
  enabled: { tone: 'ok', icon: 'check' },
  disabled: { tone: 'neutral', icon: 'ban' },
  invited: { tone: 'accent', icon: 'mail' },
} as const satisfies Record<string, { tone: Tone; icon: IconName }>;

/** Unix seconds as a time people read. */
export function timeInWords(seconds: number | null | undefined): string {
  if (seconds === null || seconds === undefined) return 'never';
  const time = new Date(seconds * 1000);
  return Number.isNaN(time.getTime())
    ? String(seconds)
    : `${time.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** A value of a user's field on one line; times by the field that holds them. */
export function valueInWords(field: string, value: Json | undefined): string {
  if (value === undefined || value === null || value === '') return 'nothing';
  if (typeof value === 'number' && (field === 'createdTime' || field === 'lastLoginTime')) {
    return timeInWords(value);
  }
  if (isJsonArray(value) && value.every((one) => typeof one === 'string')) {
    return value.length === 0 ? 'nothing' : value.join(', ');
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** `plan: pro, seats: 3`. */
export function attributesInWords(attributes: { readonly [name: string]: unknown } = {}): string {
  const parts = Object.entries(attributes).map(
    ([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );
  return clipped(parts.join(', '));
}
