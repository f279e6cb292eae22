import type { Assumption } from '../assumption.ts';

/** What every run assumes: dynamic values, errors, subflows, its budget. */
export const RUNS_ASSUMPTIONS = [
  {
    id: 'cookies',
    question: 'Can a flow read cookies.<name>?',
    choices: [{ id: 'readable', label: 'yes' }],
    standard: 'readable',
    reason:
      'Second-hand: guide files list it, no page confirms it. Only cookies of the flow’s own domain can arrive.',
    where: 'Dynamic values',
  },
  {
    id: 'start-facts',
    question:
      'What are idpInitiated, externalToken and abTestingKey where the request says nothing of them?',
    choices: [{ id: 'none', label: 'false, false and 0' }],
    standard: 'none',
    reason:
      'The vendor’s published code takes them so in conditions that it decides before the flow starts; of the others no page says it.',
    where: 'Dynamic values',
  },
  {
    id: 'unresolved-value',
    question: 'What is a dynamic value that is not set?',
    choices: [
      {
        id: 'empty',
        label:
          'empty in text, undefined in a typed row, nothing in a comparison, with a warning; so is a jq program that comes to null',
      },
    ],
    standard: 'empty',
    reason: 'Not documented; jq itself says null of what is not there.',
    where: 'Dynamic values',
  },
  {
    id: 'jq-results',
    question: 'What is a dynamic value whose jq program has several results?',
    choices: [
      { id: 'first', label: 'the first of them, with a warning' },
      { id: 'list', label: 'a list of all' },
    ],
    standard: 'first',
    reason:
      'The docs’ own example goes through an array and does not say what comes of it; most of what a value is for takes one.',
    where: 'Dynamic values',
  },
  {
    id: 'automatic-without-screen',
    question: 'What is an automatic error when no screen was shown?',
    choices: [{ id: 'fail', label: 'the run fails with that error' }],
    standard: 'fail',
    reason: '"Back to the last screen they saw" has no meaning then.',
    where: 'Error handling',
  },
  {
    id: 'subflow-input',
    question: 'How does a subflow read what it is handed?',
    choices: [{ id: 'subflow-input', label: 'as subflowInput.<key>' }],
    standard: 'subflow-input',
    reason:
      'Second-hand: guide files name it, no page confirms it. The context is shared in any case.',
    where: 'Subflow',
  },
  {
    id: 'step-budget',
    question: 'How many steps may a run take?',
    choices: [{ id: '10000', label: '10,000, ours: keeps the tab alive' }],
    standard: '10000',
    reason: 'No documented limit was found.',
    where: 'Every run',
  },
] as const satisfies readonly Assumption[];
