import type { Outcome, Signal, VerifyRequest } from '../../core/engine/outcome.ts';
import { defineExecutor } from '../../core/kind/definition.ts';
import type { StepContext } from '../../core/kind/definition.ts';
import { isHandle } from '../../core/tokens/handle.ts';
import { barePath } from '../../core/values/template.ts';
import { contextKeyOf } from './context-key.ts';
import { verifyToken } from './definition.ts';
import type { VerifyTokenConfig } from './config.ts';
import { ERRORS } from './errors.ts';

export const executor = defineExecutor(verifyToken, {
  execute: executeVerifyToken,
  resume: resumeVerifyToken,
});

type Context = StepContext<VerifyTokenConfig>;

/** Reads the token and asks the host to check it: signatures take WebCrypto. */
function executeVerifyToken(context: Context): Outcome<'success'> {
  const path = barePath(context.config.token);
  const token = path === '' ? undefined : context.read(path);
  if (typeof token !== 'string' || token.trim() === '') {
    return failed('missing', `${path === '' ? 'The token' : path} is not set.`);
  }
  if (isHandle(token)) {
    return failed(
      'invalid',
      `${path} is the token of this run’s own session: nobody has to check it.`,
    );
  }
  const { check, jwks = '', secret = '', issuer = '', audience = '' } = context.config;
  const iss = context.text(issuer).trim();
  const aud = context.text(audience).trim();
  // Who is expected and not known is not anybody: the check would let every issuer of these keys in.
  const unset =
    iss === '' && issuer.trim() !== ''
      ? 'issuer'
      : aud === '' && audience.trim() !== ''
        ? 'audience'
        : null;
  if (unset !== null) return failed('invalid', `${path}: the expected ${unset} is not set here.`);
  const request: VerifyRequest = {
    token: token.trim(),
    key:
      check === 'jwks'
        ? { type: 'jwks', jwks: context.jsonText(jwks) }
        : { type: 'secret', name: secret },
    ...(iss !== '' && { issuer: iss }),
    ...(aud !== '' && { audience: aud }),
    now: context.clock,
  };
  const why = `${path} is checked by ${check === 'jwks' ? 'public keys' : 'a shared secret'}.`;
  return { type: 'perform', effect: { type: 'verify', request }, why };
}

/** The claims land in the context, or it fails by what is wrong with the token. */
function resumeVerifyToken(context: Context, signal: Signal): Outcome<'success'> {
  if (signal.type !== 'answer') return { type: 'reject', why: 'a token is being checked' };
  const { answer } = signal;
  context.assume('verify-token');
  if (answer.type === 'refused') {
    return failed(answer.reason, `${barePath(context.config.token)}: ${answer.message}.`);
  }
  if (answer.type !== 'verified') return { type: 'reject', why: 'a token is being checked' };
  const path = `connectors.${contextKeyOf(context.config)}`;
  return {
    type: 'go',
    port: 'success',
    operations: [{ type: 'set', path, value: answer.claims }],
    why: 'The token holds.',
  };
}

function failed(error: keyof typeof ERRORS, message: string): Outcome<never> {
  return { type: 'fail', error: { type: ERRORS[error].type, message } };
}
