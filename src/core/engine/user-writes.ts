import { joinPath } from '../document/json-text.ts';
import { own, sameJson } from '../json.ts';
import type { JsonObject } from '../json.ts';
import type { User } from '../users/user.ts';
import type { TracedWrite } from './trace.ts';
import { statusInWords } from './user-fields.ts';

/** What a change of the signed-in user writes below `user`: its fields, then its custom attributes, each that differs. */
export function userWrites(before: User, after: User): TracedWrite[] {
  const writes: TracedWrite[] = [];
  addChanged(writes, 'user', before, after);
  const earlier = before.customAttributes;
  const later = after.customAttributes;
  if (earlier === later) return writes;
  addChanged(writes, 'user.customAttributes', earlier, later);
  for (const name of Object.keys(later)) {
    if (!Object.hasOwn(earlier, name)) add(writes, 'user.customAttributes', name, later);
  }
  return writes;
}

/** What stood in `before` and differs. By `for in`, which V8 makes no list for: nearly always nothing differs. */
function addChanged(
  writes: TracedWrite[],
  path: string,
  before: JsonObject,
  after: JsonObject,
): void {
  for (const name in before) {
    // What is the very same needs no look at keys: an inherited value is never the same as JSON.
    if (before[name] === after[name] || (path === 'user' && name === 'customAttributes')) continue;
    if (!sameJson(before[name], own(after, name))) add(writes, path, name, after);
  }
}

function add(writes: TracedWrite[], below: string, name: string, after: JsonObject): void {
  const path = joinPath(below, name);
  const held = own(after, name);
  const value = path === 'user.status' && held === 'enabled' ? statusInWords(held) : held;
  writes.push(value === undefined ? { path } : { path, value });
}
