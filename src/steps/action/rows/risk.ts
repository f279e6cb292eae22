import { z } from 'zod';
import type { Operation, Outcome } from '../../../core/engine/outcome.ts';
import { textArg } from '../args.ts';
import { RATE_LIMIT } from '../errors.ts';
import type { ActionRow, Context } from '../row.ts';
import { text } from './arguments.ts';

const COMMON = { group: 'Risk & limits', icon: 'shield-check', fidelity: 'simulated' } as const;

/** Risk: what the scenario says about it (request, Context, riskInfo), else a harmless visitor. */
export const RISK_ROWS: readonly ActionRow[] = [
  {
    ...COMMON,
    id: 'risk',
    title: 'Risk Calculator',
    does: 'sets riskInfo.riskScore',
    text: 'Sets riskInfo.riskScore, from 0 to 1: what the scenario’s request says, else 0.1.',
    source: 'Real exports (risk); Descope docs, "MFA with flows"',
    synonyms: ['fraud', 'score', 'bot', 'travel'],
    errors: [],
    reads: ['riskInfo.riskScore'],
    writes: [{ path: 'riskInfo.riskScore', certainty: 'must' }],
    assumptions: ['risk-score'],
    succeed: (context) => assess(context, ['riskScore']),
  },
  {
    ...COMMON,
    id: 'fingerprint-assess',
    ours: true,
    title: 'Fingerprint / Assess',
    icon: 'scan',
    does: 'sets riskInfo.riskScore and riskInfo.botDetected',
    text: 'Sets riskInfo.riskScore and riskInfo.botDetected from the device: what the scenario’s request says, else a harmless visitor.',
    source: 'Descope docs, "Implementing fingerprinting"',
    synonyms: ['fraud', 'score', 'bot', 'device'],
    rare: true,
    errors: [],
    reads: ['riskInfo.riskScore', 'riskInfo.botDetected'],
    writes: [
      { path: 'riskInfo.riskScore', certainty: 'must' },
      { path: 'riskInfo.botDetected', certainty: 'must' },
    ],
    assumptions: ['risk-score'],
    succeed: (context) => assess(context, ['riskScore', 'botDetected']),
  },
  {
    ...COMMON,
    id: 'check-rate-limit',
    ours: true,
    title: 'Check Rate Limit',
    icon: 'clock',
    does: 'fails where somebody tries too often',
    text: 'Fails where more than so many executions a minute come from one address. A run is a single execution, so it passes unless chosen otherwise.',
    source: 'Descope docs, "Rate limit action"',
    synonyms: ['throttle', 'brute force', 'limit'],
    rare: true,
    errors: [RATE_LIMIT],
    reads: [],
    writes: [],
    assumptions: ['simulated-success', 'action-codes'],
    unasked: true,
    args: {
      rateLimitKey: z
        .enum(['ip', 'asn', 'ja4'])
        .optional()
        .meta({ title: 'Rate limit key', labels: { ip: 'IP', asn: 'ASN', ja4: 'JA4' } }),
      threshold: text('Threshold per minute'),
      errorMessage: text('Error message', 'What the screen says then.'),
    },
    message: (context, { type }) =>
      type === RATE_LIMIT.type ? context.text(textArg(context.config, 'errorMessage')).trim() : '',
    succeed: () => ({ type: 'go', port: 'success', why: 'It is within the limit.' }),
  },
];

const HARMLESS = { riskScore: 0.1, botDetected: false } as const;

function assess(context: Context, facts: readonly (keyof typeof HARMLESS)[]): Outcome {
  const values = facts.map((fact) => {
    const path = `riskInfo.${fact}`;
    const given = context.read(path);
    if (given === undefined) context.assume('risk-score');
    return { path, value: given ?? HARMLESS[fact] };
  });
  return {
    type: 'go',
    port: 'success',
    operations: values.map(({ path, value }): Operation => ({ type: 'set', path, value })),
    why: `${values.map(({ path, value }) => `${path} is ${JSON.stringify(value)}`).join(', ')}.`,
  };
}
