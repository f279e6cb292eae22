import { createRequire } from 'node:module';
import * as fc from 'fast-check';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { Json } from '../json.ts';
import { arbitraryJq, arbitraryJqInput } from '../testing/arbitrary-jq.ts';
import { deepFreeze } from '../testing/deep-freeze.ts';
import cases from '../testing/golden/jq-cases.txt?raw';
import { readJqCases } from '../testing/jq-cases.ts';
import { askJq, rounded } from '../testing/jq-oracle.ts';
import type { JqOutcome, JqWeb } from '../testing/jq-oracle.ts';
import { allResults } from './evaluate.ts';

// jq itself, built to wasm (jq-web), says what is right: it runs every case of the table too.

let jq: JqWeb;
beforeAll(async () => {
  jq = await loadJq();
  // It prints its errors besides throwing them.
  vi.spyOn(console, 'error').mockReturnValue();
  vi.spyOn(console, 'warn').mockReturnValue();
});

const table = readJqCases(cases);

describe('the table of cases', () => {
  test('has hundreds of them, each once', () => {
    expect(table.length).toBeGreaterThan(500);
    const keys = table.map(({ program, input }) => `${JSON.stringify(input)} ${program}`);
    expect(keys).toHaveLength(new Set(keys).size);
  });

  test.each(table)('$program', ({ program, input, outcome }) => {
    expect({ ours: ours(program, input), jq: askJq(jq, program, input) }).toEqual({
      ours: outcome,
      jq: outcome,
    });
  });
});

// In parts, since jq-web takes its time for each on a busy machine.
test.each([1, 2, 3, 4, 5])('random programs give what jq gives on random inputs (%i)', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryJq(), arbitraryJqInput(), async (program, input) => {
      const outcome = ours(program, input);
      // Its memory is small.
      fc.pre(outcome !== 'too much' && JSON.stringify(outcome).length < 20_000);
      let theirs = askJq(jq, program, input);
      if (askJq(jq, '.', 1) === 'error') {
        // Deep results break it for good; such a run shows nothing.
        jq = await loadJq();
        theirs = outcome;
      }
      expect(outcome).toEqual(theirs);
    }),
    { numRuns: 500 },
  );
});

/** A new one each time. */
async function loadJq(): Promise<JqWeb> {
  // The package's one export is a promise, which an import would take for a module.
  const require = createRequire(import.meta.url);
  delete require.cache[require.resolve('jq-web')];
  const loading: Promise<JqWeb> = require('jq-web');
  return await loading;
}

function ours(program: string, input: Json): JqOutcome | 'too much' {
  const results = allResults(program, deepFreeze(structuredClone(input)), 10_000);
  if (results.ok) return results.values.map(rounded);
  return /too many steps|nested too deeply/.test(results.error) ? 'too much' : 'error';
}
