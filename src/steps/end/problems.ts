import { defineChecker } from '../../core/kind/definition.ts';
import type { ConfigProblem } from '../../core/kind/definition.ts';
import { problemsOfRows } from '../../core/values/row-problems.ts';
import { end } from './definition.ts';
import type { EndConfig } from './config.ts';

export const checker = defineChecker(end, problemsOfEnd);

/** Flow outputs that get lost, cookies that overwrite each other, and what is not simulated. */
function problemsOfEnd(config: EndConfig): readonly ConfigProblem[] {
  const {
    outputs = [],
    sessionCookieName,
    refreshCookieName,
    externalTokenConnector = '',
  } = config;
  const words = { field: 'outputs', noun: 'flow output', blankKey: 'warning' } as const;
  return [
    ...problemsOfRows(outputs, words),
    ...(sessionCookieName !== undefined && sessionCookieName === refreshCookieName
      ? [
          warning(
            'same-cookie',
            'refreshCookieName',
            `both tokens would be kept in the cookie "${sessionCookieName}": give them different names.`,
          ),
        ]
      : []),
    ...(externalTokenConnector === ''
      ? []
      : [
          warning(
            'not-simulated',
            'externalTokenConnector',
            'the external token is kept in the flow but not simulated: a run makes none.',
          ),
        ]),
  ];
}

function warning(code: string, field: string, message: string): ConfigProblem {
  return { code, severity: 'warning', at: [field], message };
}
