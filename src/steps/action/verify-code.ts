import type { Operation, Outcome } from '../../core/engine/outcome.ts';
import { isJsonObject } from '../../core/json.ts';
import type { Json } from '../../core/json.ts';
import { provedChanges } from './contact.ts';
import type { Channel } from './contact.ts';
import { CODE_EXPIRED, CODE_NOT_SENT, WRONG_CODE } from './errors.ts';
import { failed } from './fail.ts';
import type { Refusal } from './fail.ts';
import { readText, refusalFor } from './person.ts';
import type { Behaviour, Context } from './row.ts';
import { codeKey } from './send-code.ts';
import type { SentCode } from './send-code.ts';
import { DETAILS, signIn, SIGN_IN_WRITES } from './sign-in.ts';
import { updateContact } from './update-contact.ts';

/** Compares `form.code` with the code that was sent, and signs in whom it was sent to. */
export function verifyCode(channel: Channel): Behaviour {
  const wrong = WRONG_CODE[channel];
  const key = codeKey(channel);
  return {
    decides: [wrong.type, CODE_EXPIRED.type, CODE_NOT_SENT[channel].update.type],
    reads: ['form.code', ...DETAILS],
    writes: SIGN_IN_WRITES,
    needs: [
      {
        code: 'missing-code',
        severity: 'error',
        anyOf: ['form.code'],
        what: 'the code that was typed in',
        never: 'nothing sets form.code',
        perhaps: 'form.code may stay unset',
      },
    ],
    assumptions: [
      'otp-code',
      'test-user-code',
      'otp-user-created',
      'second-factor',
      'first-seen',
      'sign-up-details',
      'proved-address',
      'login-id-taken',
      'disabled-user',
      'action-codes',
    ],
    succeed(context) {
      const sent = sentCodeIn(context.recall(key));
      if (sent === null) {
        return failed(context, wrong, { message: 'No code was sent, or it was used up.' });
      }
      context.assume('otp-code');
      // What became of the code is kept until another one is sent: a second try is refused for the same reason.
      if (sent.attempts >= MOST_ATTEMPTS)
        return failed(context, wrong, refusalAfter(sent.attempts));
      if (context.clock - sent.at > LIFETIME_MS) {
        const message = 'The code has expired: it holds for 3 minutes.';
        return failed(context, CODE_EXPIRED, { message });
      }
      const typed = readText(context, 'form.code');
      if (typed === sent.code) return accept(context, channel, sent, 'The code is right.');
      if (isStatic(context, sent, typed)) {
        return accept(context, channel, sent, 'It is the static code of test users.');
      }
      const attempts = sent.attempts + 1;
      const counted: Operation = { type: 'remember', key, value: { ...sent, attempts } };
      return failed(context, wrong, refusalAfter(attempts), [counted]);
    },
  };
}

/** Whether it is the code that test users may type instead of the one that was sent. */
function isStatic(context: Context, { userId, loginId, to }: SentCode, typed: string): boolean {
  const { loginIdPattern, verifierPattern, staticOtp } = context.project.testUsers;
  if (staticOtp === undefined || staticOtp !== typed) return false;
  const user = userId === null ? context.findUser(loginId) : context.findUserById(userId);
  const isTest = user?.test ?? holds(context, loginIdPattern, loginId);
  if (!isTest || !holds(context, verifierPattern, to)) return false;
  context.assume('test-user-code');
  return true;
}

function holds(context: Context, pattern: string | undefined, text: string): boolean {
  return pattern !== undefined && context.matches(pattern, text) === true;
}

/** How long a code holds, and how often it may be typed wrong (assumption `otp-code`). */
const LIFETIME_MS = 180_000;
const MOST_ATTEMPTS = 5;

function refusalAfter(attempts: number): Refusal {
  return attempts < MOST_ATTEMPTS
    ? { message: 'form.code is not the code that was sent.', code: 'E061102' }
    : { message: `The code was typed wrong ${attempts} times: it is void.`, code: 'E061103' };
}

function accept(context: Context, channel: Channel, sent: SentCode, because: string): Outcome {
  const forget: Operation = { type: 'remember', key: codeKey(channel), value: undefined };
  const user = sent.userId === null ? undefined : context.findUserById(sent.userId);
  // Somebody may have been created meanwhile, and anybody disabled.
  const person = user ?? context.findUser(sent.loginId) ?? null;
  const isUpdate = sent.purpose === 'update' && user !== undefined;
  const failure = isUpdate ? CODE_NOT_SENT[channel].update : WRONG_CODE[channel];
  const refusal = person === null ? null : refusalFor(context, person);
  if (refusal !== null) return failed(context, failure, refusal);
  if (isUpdate) {
    return updateContact(context, { user, to: sent.to, channel }, sent, failure, [forget]);
  }
  if (person === null) context.assume('otp-user-created');
  const { operations, why } = signIn(
    context,
    { user: person, match: { loginId: sent.loginId, field: sent.field } },
    [channel],
    provedChanges(context, channel, person, sent.to),
  );
  const all = [forget, ...operations];
  return { type: 'go', port: 'success', operations: all, why: `${because} ${why}` };
}

function sentCodeIn(value: Json | undefined): SentCode | null {
  return value !== undefined && isSentCode(value) ? value : null;
}

/** Nobody else writes under this key. */
function isSentCode(value: Json): value is SentCode {
  return isJsonObject(value) && typeof value['code'] === 'string';
}
