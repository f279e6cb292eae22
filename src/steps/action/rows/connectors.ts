import { z } from 'zod';
import type { Operation, Outcome } from '../../../core/engine/outcome.ts';
import { argOf, flagArg, textArg } from '../args.ts';
import {
  CONNECTOR_FAILED,
  EMAIL_FAILED,
  GENERIC_ERROR,
  MISSING_FIELD,
  REQUEST_ERROR,
} from '../errors.ts';
import { failed } from '../fail.ts';
import type { ActionRow, Context } from '../row.ts';
import { text } from './arguments.ts';

/** Connectors other than Generic HTTP: nothing is sent, what comes back is what the step says. */
export const CONNECTOR_ROWS: readonly ActionRow[] = [
  {
    id: 'connector',
    title: 'Connector (other)',
    group: 'Connectors',
    icon: 'plug',
    rare: true,
    fidelity: 'simulated',
    does: 'calls a connector, made up',
    text: 'Any connector but Generic HTTP, such as Segment or an email gateway. Nothing is sent; the answer is the one given here.',
    synonyms: ['segment', 'analytics', 'sms gateway', 'crm', 'lookup', 'integration'],
    errors: [CONNECTOR_FAILED, REQUEST_ERROR, GENERIC_ERROR, MISSING_FIELD],
    reads: [],
    writes: [{ path: 'connectors', certainty: 'may' }],
    assumptions: ['simulated-success'],
    unasked: true,
    args: {
      templateId: text('Connector type', 'Such as segment.'),
      command: text('Command', 'Such as track.'),
      resultPath: text('Context Key', 'The answer is connectors.<Context Key>.'),
      simulatedResult: z
        .json()
        .optional()
        .meta({ title: 'Made-up answer', description: 'Ours: what the connector answers.' }),
    },
    succeed: callConnector,
  },
  {
    id: 'email-connector',
    title: 'Send Email',
    group: 'Connectors',
    icon: 'mail',
    rare: true,
    fidelity: 'simulated',
    does: 'sends an email by a connector',
    text: 'Sends an email by a connector such as SMTP. It is delivered nowhere: the page shows it.',
    synonyms: ['smtp', 'sendgrid', 'message', 'notify'],
    errors: [EMAIL_FAILED],
    reads: [],
    writes: [],
    assumptions: ['simulated-success', 'action-codes'],
    unasked: true,
    args: {
      to: text('To'),
      subject: text('Subject'),
      bodyHtml: text('Body'),
      templateId: text('Connector type', 'Such as smtp.'),
    },
    begin: (context) =>
      recipient(context) === ''
        ? failed(context, EMAIL_FAILED, { message: 'The email has no recipient.', code: 'E011002' })
        : null,
    succeed: sendEmail,
  },
];

function callConnector(context: Context): Outcome {
  const { config } = context;
  const key = textArg(config, 'resultPath');
  const name = [textArg(config, 'templateId'), textArg(config, 'command')].filter(Boolean);
  const what = `${name.join(' ') || 'The connector'} was called; nothing was sent`;
  const answer = argOf(config, 'simulatedResult');
  if (key === '' || answer === undefined || flagArg(config, 'async')) {
    return { type: 'go', port: 'success', why: `${what}.` };
  }
  const operations: Operation[] = [{ type: 'set', path: `connectors.${key}`, value: answer }];
  return { type: 'go', port: 'success', operations, why: `${what}, and its answer is made up.` };
}

function recipient(context: Context): string {
  return context.text(textArg(context.config, 'to')).trim();
}

function sendEmail(context: Context): Outcome {
  const { config } = context;
  const to = recipient(context);
  const message = {
    channel: 'email',
    to,
    subject: context.text(textArg(config, 'subject')),
    text: context.text(textArg(config, 'bodyHtml')),
  } as const;
  const operations: Operation[] = [{ type: 'message.send', message }];
  return { type: 'go', port: 'success', operations, why: `An email went to ${to}.` };
}
