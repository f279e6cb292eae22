import type { Assumption } from '../assumption.ts';

/** What Scriptlets assume. */
export const SCRIPTS_ASSUMPTIONS = [
  {
    id: 'script-language',
    question: 'What is a Scriptlet written in?',
    choices: [
      {
        id: 'quickjs',
        label:
          'JavaScript (ES2023) as QuickJS has it, with lodash 4.18.1 as _ and CryptoJS 4.2.0; no network, no timers, no modules',
      },
    ],
    standard: 'quickjs',
    reason: 'The page names Lodash and CryptoJS without their versions, and no engine.',
    where: 'Scriptlet',
  },
  {
    id: 'script-limits',
    question: 'How much may a Scriptlet do?',
    choices: [
      {
        id: 'counted',
        label:
          '5 million counted steps (calls and turns of loops), 16 MB of memory, 500,000 characters of result; 10 s in any case',
      },
    ],
    standard: 'counted',
    reason:
      'No page names a limit. Ours are counted, so that a script ends at the same place on every machine.',
    where: 'Scriptlet',
  },
  {
    id: 'script-clock',
    question: 'What are time and chance in a Scriptlet, and what is now in a jq program?',
    choices: [
      {
        id: 'run',
        label:
          'the run’s: its clock stands still in a script or program, in UTC; chance has its seed',
      },
    ],
    standard: 'run',
    reason: 'The same scenario gives the same run everywhere.',
    where: 'Scriptlet, dynamic values',
  },
  {
    id: 'script-token',
    question:
      'What do a Scriptlet and a jq program see of authInfo.sessionJwt and authInfo.refreshJwt?',
    choices: [
      {
        id: 'handle',
        label:
          'a stand-in such as jwt:1, with a warning: in a request, a value that is nothing but it is replaced by the token',
      },
    ],
    standard: 'handle',
    reason:
      'What they make of a token would stand in the context, and keys differ from host to host: a run would no longer be the same everywhere. What a token says is in jwtClaims.',
    where: 'Scriptlet, dynamic values',
  },
  {
    id: 'script-results',
    question: 'What is kept of what a Scriptlet returns?',
    choices: [
      {
        id: 'json',
        label:
          'what JSON.stringify makes of it (a date becomes text); nothing clears the Context Key; functions, circles and BigInt fail',
      },
    ],
    standard: 'json',
    reason: 'The page says that it lands under the Context Key, where dynamic values read JSON.',
    where: 'Scriptlet',
  },
  {
    id: 'script-promises',
    question: 'What is the result of a Scriptlet that returns a promise?',
    choices: [
      { id: 'awaited', label: 'what the promise comes to; one that nothing settles fails' },
    ],
    standard: 'awaited',
    reason: 'No page says; a promise itself is no JSON.',
    where: 'Scriptlet',
  },
] as const satisfies readonly Assumption[];
