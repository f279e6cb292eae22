import type { Assumption } from '../assumption.ts';

/** What Conditions assume. */
export const CONDITIONS_ASSUMPTIONS = [
  {
    id: 'pattern-syntax',
    question: 'What is a pattern of the operator Matches?',
    choices: [
      {
        id: 'javascript',
        label:
          'a regular expression of JavaScript in linear time: lookaround and backreferences are refused; (?i), \\p{…}, \\A and \\z are understood',
      },
    ],
    standard: 'javascript',
    reason:
      'The vendor’s published evaluator is JavaScript and mirrors a server that is not: no page names the syntax.',
    where: 'Condition',
  },
  {
    id: 'email-check',
    question: 'What is an email address for Is email?',
    choices: [{ id: 'validator', label: 'what the library validator says' }],
    standard: 'validator',
    reason: 'It is checked on the server with a library that nobody names.',
    where: 'Condition',
  },
  {
    id: 'phone-check',
    question: 'What is a phone number for Is phone?',
    choices: [
      {
        id: 'international',
        label:
          'a number in international form (+…) that fits its country by libphonenumber’s smallest data',
      },
    ],
    standard: 'international',
    reason:
      'It is checked on the server with a library that nobody names; stricter data refuses numbers that people invent for tests, such as +49 111 111111.',
    where: 'Condition',
  },
  {
    id: 'number-operators',
    question: 'What are In range, Not in range and Divisible by for a key that is no number?',
    choices: [{ id: 'false', label: 'false, each of them' }],
    standard: 'false',
    reason:
      'The vendor’s published code has them for abTestingKey alone; other number operators are false then.',
    where: 'Condition',
  },
  {
    id: 'branch-error',
    question: 'What is the error called that a branch raises?',
    choices: [{ id: 'BranchError', label: 'BranchError (our name), without a code' }],
    standard: 'BranchError',
    reason: 'Real flows hold its message, and that its handling is Automatic.',
    where: 'Condition',
  },
] as const satisfies readonly Assumption[];
