import { defineStep } from '../../core/kind/definition.ts';
import { barePath } from '../../core/values/template.ts';
import { pathsOfRow } from '../../core/values/row.ts';
import { DEFAULT_CONTEXT_KEY, resultPathOf } from './result-path.ts';
import { ERRORS } from './errors.ts';
import type { ScriptletConfig } from './config.ts';

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
      'script-token',
      'script-results',
      'script-promises',
      'claim-times',
      'typed-rows',
      'unresolved-value',
    ],
  },
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
  errors: ERRORS,
  ports: () => [{ id: 'success', label: 'Success', role: 'success' }],
  summary(config: ScriptletConfig) {
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
