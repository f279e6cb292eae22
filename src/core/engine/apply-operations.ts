import type { Json, JsonObject } from '../json.ts';
import { findByUserId, putUser } from '../users/overlay.ts';
import type { UserChange } from '../users/overlay.ts';
import type { User } from '../users/user.ts';
import { weighUser } from '../users/weigh-user.ts';
import { parsePath, widthAt, writeAt } from '../values/path.ts';
import type { Path } from '../values/path.ts';
import { resolveRow } from '../values/row.ts';
import type { ValueRow } from '../values/row-schema.ts';
import { weigh } from '../values/weigh.ts';
import { isFactRoot } from './context-roots.ts';
import { otherName } from './form-names.ts';
import { MAX_VALUE } from './limits.ts';
import { added } from './lists.ts';
import { measureRenamed } from './mint-tokens.ts';
import type { Move } from './move.ts';
import type { AuditEvent, Message, Operation } from './outcome.ts';
import {
  endSession,
  mergeClaims,
  renewSession,
  startSession,
  stepUp,
} from './session-operations.ts';
import { CHOSEN_TENANT } from './tenant-asked-for.ts';
import { userWrites } from './user-writes.ts';

/** Does what a step asks for, in order, and notes it for the trace. */
export function applyOperations(move: Move, operations: readonly Operation[]): void {
  for (const operation of operations) {
    switch (operation.type) {
      case 'set':
        set(move, operation.path, operation.value);
        break;
      case 'copy':
        copy(move, operation.from, operation.to);
        break;
      case 'fill':
        fill(move, operation.row, operation.to);
        break;
      case 'user.put':
        changeUser(move, operation.user, operation.matchedBy ?? null);
        break;
      case 'session.start':
        startSession(move, operation.userId, operation.firstSeen, operation.amr);
        break;
      case 'session.end':
        endSession(move);
        break;
      case 'claims.merge':
        mergeClaims(move, operation.claims, operation.refreshLifetime);
        break;
      case 'user.load':
        loadUser(move, operation.userId);
        break;
      case 'session.step-up':
        stepUp(move);
        break;
      case 'remember':
        remember(move, operation.key, operation.value);
        break;
      case 'message.send':
        send(move, operation.message);
        break;
      case 'audit.add':
        audit(move, operation.event);
        break;
      case 'output.set':
        setOutput(move, operation.key, operation.value);
        break;
      case 'cookies.name':
        move.extra = { ...move.extra, cookieNames: operation.names };
        measureRenamed(move, operation.names.refresh);
        break;
    }
  }
  if (move.outdated !== null) renewSession(move);
}

/** What copying one key weighs: thousands of writes into one object are slow long before they are large. */
const COPY_WEIGHT = 32;

function set(move: Move, path: string, value: Json | undefined): void {
  const parsed = parsePath(path);
  const root = parsed?.[0] === 'inputs' ? 'form' : parsed?.[0];
  if (parsed !== null && root !== undefined && isFactRoot(root)) {
    const { facts } = move.extra;
    move.count(weigh(value, MAX_VALUE) + COPY_WEIGHT * widthAt(facts, parsed));
    move.extra = { ...move.extra, facts: writeAt(facts, parsed, value) };
  } else if (parsed !== null && parsed.length > 1 && isWritable(root)) {
    move.count(weigh(value, MAX_VALUE) + COPY_WEIGHT * widthAt(move.context[root], parsed, 1));
    const written = writeAt(move.context[root], parsed, value, 1);
    move.context =
      root === 'form'
        ? { ...move.context, form: underBothNames(written, parsed, value) }
        : root === 'connectors'
          ? { ...move.context, connectors: written }
          : { ...move.context, scripts: written };
    if (root === 'form' && parsed[1] === CHOSEN_TENANT && move.session !== null) {
      move.outdated ??= 'selected-tenant';
    }
  } else {
    move.warn(`${path} cannot be written: expected a path below form, connectors or scripts.`);
    return;
  }
  move.writes = added(move.writes, [value === undefined ? { path } : { path, value }]);
}

/** What is written under one of two names is written under the other too, where it stands there. */
function underBothNames(form: JsonObject, path: Path, value: Json | undefined): JsonObject {
  const other = otherName(path);
  return other === null || !Object.hasOwn(form, other) ? form : writeAt(form, [other], value);
}

function copy(move: Move, from: string, to: string): void {
  const value = move.read(from);
  if (value !== undefined) {
    set(move, to, value);
  } else {
    move.assume('unresolved-value');
    move.warn(`${to} was left as it is: ${from} is not set here.`);
  }
}

function fill(move: Move, row: ValueRow, to: string): void {
  const value = resolveRow(row, move, `${to} was left as it is`);
  if (value !== undefined) set(move, to, value);
}

function changeUser(move: Move, changed: User, matchedBy: UserChange['matchedBy']): void {
  move.count(weighUser(changed, MAX_VALUE));
  const before = findByUserId(move.env.users, move.overlay, changed.userId) ?? null;
  const user = before === null ? created(move, changed) : changed;
  move.overlay = putUser(move.env.users, move.overlay, user, matchedBy);
  const made = move.making();
  made.users = added(made.users, [{ before, after: user, matchedBy }]);
  if (before === null || user.userId !== (move.session?.userId ?? move.extra.loaded)) return;
  move.writes = added(move.writes, userWrites(before, user));
  if (move.session === null) return;
  // Whoever is enabled again gets what the tokens of a disabled user were not told.
  if (
    move.env.flow.template !== null ||
    !sameRights(before, user) ||
    before.status !== user.status
  ) {
    move.outdated = 'user-changes-renew';
  }
}

/** Whoever is created with such a login ID is a test user. */
function created(move: Move, user: User): User {
  const { loginIdPattern } = move.project.testUsers;
  if (loginIdPattern === undefined || user.test) return user;
  const isTest = user.loginIds.some((loginId) => move.matches(loginIdPattern, loginId) === true);
  return isTest ? { ...user, test: true } : user;
}

function loadUser(move: Move, userId: string): void {
  move.extra = { ...move.extra, loaded: userId };
  move.writes = added(move.writes, [{ path: 'user', value: userId }]);
}

function remember(move: Move, key: string, value: Json | undefined): void {
  move.count(weigh(value, MAX_VALUE));
  move.extra = { ...move.extra, memory: writeAt(move.extra.memory, [key], value) };
}

function send(move: Move, message: Message): void {
  move.countTraced(message);
  const made = move.making();
  made.messages = added(made.messages, [message]);
}

function audit(move: Move, event: AuditEvent): void {
  move.countTraced(event);
  const made = move.making();
  made.audit = added(made.audit, [event]);
}

function setOutput(move: Move, key: string, value: Json): void {
  move.count(weigh(value, MAX_VALUE));
  move.extra = { ...move.extra, outputs: writeAt(move.extra.outputs, [key], value) };
  move.making().outputs = move.extra.outputs;
}

/** Of what changes nothing in a token the lists stay the very same. */
function sameRights(before: User, after: User): boolean {
  return (
    before.roleNames === after.roleNames &&
    before.permissions === after.permissions &&
    before.userTenants === after.userTenants
  );
}

/** The roots below which steps write, each an object of its own in the context. */
function isWritable(root: string | undefined): root is 'form' | 'connectors' | 'scripts' {
  return root === 'form' || root === 'connectors' || root === 'scripts';
}
