import { z } from 'zod';
import { defineStep } from '../../core/kind/definition.ts';
import { errorHandlingSchema } from '../../core/kind/error-handling.ts';
import type { ErrorType } from '../../core/kind/error-handling.ts';
import { barePath } from '../../core/values/template.ts';
import { pathsOfRow, valueRowSchema } from '../../core/values/row.ts';
import { DEFAULT_CONTEXT_KEY, resultPathOf } from './result-path.ts';

const errors = [
  { type: 'ScriptletFailed', title: 'Scriptlet failed' },
] as const satisfies readonly ErrorType[];

const configSchema = z
  .looseObject({
    args: z.array(valueRowSchema).meta({
      title: 'Arguments',
      description: 'Variables of the script. One that is not set is undefined.',
      control: 'rows',
    }),
    code: z.string().meta({
      title: 'Script',
      description: 'The body of a JavaScript function: what it returns is the result.',
      control: 'script',
    }),
    contextKey: z.string().optional().meta({
      title: 'Context Key',
      description: 'Where the result lands: scripts.<Context Key>.',
      placeholder: DEFAULT_CONTEXT_KEY,
    }),
    overrideForm: z.array(valueRowSchema).optional().meta({
      title: 'Override form',
      description:
        'Form keys, such as form.email, that get another value after the script, such as scripts.scriptletResult.email.',
      control: 'rows',
    }),
    errorHandling: errorHandlingSchema(errors),
  })
  .meta({ title: 'Scriptlet' });

export type ScriptletConfig = z.infer<typeof configSchema>;

export const scriptlet = defineStep({
  kind: 'scriptlet',
  version: 1,
  title: 'Scriptlet',
  group: 'Logic',
  icon: 'code',
  tone: 'condition',
  sandbox: true,
  help: {
    text: 'Runs a piece of JavaScript with the arguments as variables. What it returns lands in scripts.<Context Key>, and can override what the form holds. Lodash (_) and CryptoJS are there; network and timers are not.',
    source: 'Descope docs, "Scriptlets"; real exports',
    assumptions: [
      'script-language',
      'script-limits',
      'script-clock',
      'script-results',
      'script-promises',
      'claim-times',
      'unresolved-value',
    ],
  },
  config: configSchema,
  palette: [
    {
      title: 'Scriptlet',
      synonyms: [
        'script',
        'code',
        'javascript',
        'js',
        'function',
        'transform',
        'map',
        'lodash',
        'hash',
      ],
      defaults: {
        args: [{ key: 'arg1', type: 'context', value: 'form.displayName' }],
        code: "return { greeting: `Hello, ${arg1 || 'you'}!` };\n",
        contextKey: DEFAULT_CONTEXT_KEY,
      },
    },
  ],
  errors,
  ports: () => [{ id: 'success', label: 'Success', role: 'success' }],
  summary(config) {
    const names = config.args.map(({ key }) => key || '…').join(', ');
    return `(${names}) → ${resultPathOf(config)}`;
  },
  reads: ({ args, overrideForm = [] }) => [
    ...new Set([...args, ...overrideForm].flatMap(pathsOfRow)),
  ],
  writes(config, port) {
    if (port !== 'success') return [];
    const overridden = (config.overrideForm ?? []).map((row) => ({
      path: barePath(row.key),
      certainty: 'may' as const,
      ...(row.type === 'context' && { from: barePath(row.value) }),
    }));
    const certainty = /\breturn\b/.test(config.code) ? 'must' : 'may';
    return [{ path: resultPathOf(config), certainty }, ...overridden];
  },
});
