import { ROWS } from './catalogue.ts';
import type { ActionFacts } from './row.ts';

/**
 * What the catalogue knows of every action, in its order, without what actions do: the page has this list as data,
 * worked out by the build (.scripts/data-modules.mjs), and loads the catalogue with its first run.
 */
export const FACTS: readonly ActionFacts[] = ROWS.map(
  ({
    begin: _begin,
    ask: _ask,
    succeed: _succeed,
    message: _message,
    problems: _problems,
    args: _args,
    sent,
    ...facts
  }) => ({
    ...facts,
    hasLink: sent !== undefined,
  }),
);
