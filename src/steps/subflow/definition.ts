import { defineStep } from '../../core/kind/definition.ts';
import type { Write } from '../../core/kind/definition.ts';
import { pathsOfRow, resolveRow } from '../../core/values/row.ts';
import type { SubflowConfig } from './config.ts';

/** What a flow may have done by its end, whichever it is. */
const MAY_WRITE: readonly Write[] = [
  'form',
  'connectors',
  'scripts',
  'user',
  'authInfo',
  'riskInfo',
  'sentTo',
].map((path) => ({ path, certainty: 'may' }));

export const subflow = defineStep({
  kind: 'subflow',
  version: 1,
  title: 'Subflow',
  group: 'Logic',
  icon: 'workflow',
  tone: 'condition',
  help: {
    text: 'Goes on in another flow, with the same context. An End there issues no token but comes back here; every End and every port that is not wired there becomes a way out of this step.',
    source: 'Descope docs, "Subflows"; outputs as in real exports (1.success)',
    assumptions: ['subflow-input', 'unresolved-value'],
  },
  palette: [
    {
      title: 'Subflow',
      synonyms: ['flow', 'call', 'nested', 'reuse', 'module', 'embed'],
      defaults: { flow: '' },
    },
  ],
  errors: [],
  ports: ({ outputs = [] }) =>
    outputs.length === 0
      ? [{ id: 'success', label: 'Success', role: 'success' }]
      : outputs.map(({ id, label, role = 'success' }) => ({ id, label: label || id, role })),
  summary: ({ flow }: SubflowConfig) => (flow === '' ? 'no flow chosen' : `goes on in ${flow}`),
  reads: ({ input = [] }) => input.flatMap(pathsOfRow),
  writes: () => MAY_WRITE,
  enters: ({ flow }) => flow,
  execute(context) {
    const { flow, input = [] } = context.config;
    if (input.length > 0) context.assume('subflow-input');
    const rows = input.flatMap((row) => {
      const value = resolveRow(row, context, `The input "${row.key}" was left out`);
      return value === undefined ? [] : [[row.key, value] as const];
    });
    return {
      type: 'enter',
      flow,
      input: Object.fromEntries(rows),
      why: `Goes on in the flow "${flow}".`,
    };
  },
});
