import { isContextRoot, UNFILLED_ROOTS } from '../../../core/engine/context-roots.ts';
import type { ContextRoot } from '../../../core/engine/context-roots.ts';
import { isJqValue } from '../../../core/values/jq-value.ts';
import { parsePath } from '../../../core/values/path.ts';
import { nameOf } from '../../flow-graph.ts';
import { readsOf } from '../../reads-of.ts';
import type { Read } from '../../reads-of.ts';
import type { Finding, Rule } from '../finding.ts';
import { stepPlace } from '../finding.ts';
import { placesOf } from '../places-of.ts';
import { listInWords } from '../words.ts';

/** Dynamic values that can never hold anything: no path at all, or one that begins with nothing there is. */
export const badPaths: Rule = ({ graph }) =>
  graph.steps.flatMap((step) => {
    const { config } = step.step;
    const wrong = step.definition === undefined ? [] : troubles(readsOf(step.definition, config));
    if (wrong.length === 0) return [];
    const places = placesOf(config, new Set(wrong.map(({ text }) => text)));
    return wrong.flatMap(({ path, text, reason, ...trouble }) =>
      (places.get(text) ?? (text === '' ? [] : [[]])).map((at) => ({
        ...trouble,
        at: stepPlace(step, 'config', ...at),
        step: step.step.id,
        message: `"${nameOf(step)}" reads ${path === '' ? 'an empty dynamic value' : `"${path}"`}, ${reason}`,
      })),
    );
  });

/** Each once, however often it is read. */
function troubles(reads: readonly Read[]): readonly (Read & Trouble)[] {
  const known = new Set<string>();
  return reads.flatMap((read) => {
    const trouble = troubleWith(read);
    const name = JSON.stringify([read.path, read.text]);
    if (trouble === null || known.has(name)) return [];
    known.add(name);
    return [{ ...read, ...trouble }];
  });
}

/** The roots that flows are mostly about. */
const USUAL = [
  'form',
  'connectors',
  'scripts',
  'client',
  'tenant',
  'user',
  'unauthUser',
  'authInfo',
] as const satisfies readonly ContextRoot[];
const ROOTS = listInWords(USUAL, { quote: '' });

type Trouble = Pick<Finding, 'code' | 'severity'> & { readonly reason: string };

/** A path left blank where one is expected is the kind's own to report: only `{{}}` is found here. */
function troubleWith({ path, text }: Read): Trouble | null {
  const parsed = parsePath(path);
  const root = parsed?.[0];
  if (root === 'tenant' && parsed !== null && parsed.length > 1 && isJqValue(text)) {
    return {
      code: 'jq-below-tenant',
      severity: 'warning',
      reason: `but to a jq program the tenant is its ID, with nothing below it: read {{${path}}} without jq.`,
    };
  }
  if (isContextRoot(root)) return null;
  if (root !== undefined && UNFILLED_ROOTS.has(root)) {
    return {
      code: 'unfilled-value',
      severity: 'warning',
      reason: `but no page says what stands in "${root}": it is empty in every run.`,
    };
  }
  if (root === undefined) {
    return {
      code: 'bad-path',
      severity: 'error',
      reason: 'which is no path, so it is always empty: write names with dots, such as form.email.',
    };
  }
  return {
    code: 'unknown-root',
    severity: 'error',
    reason: `but no dynamic value begins with "${root}", so it is always empty: begin with ${ROOTS}.`,
  };
}
