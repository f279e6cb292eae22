/*
 * npm run bench -- formats [--steps=5000]
 * Import and export of a large Descope export, from text to document and back to text, beside one JSON.parse and
 * JSON.stringify of the same text. Ratios of medians from one run, subjects in turn; see README.md. Exits 1 where the
 * target is missed.
 */
import { cpus, loadavg } from 'node:os';
import { moveSteps } from '../../src/core/commands/move-steps.ts';
import { renameStep } from '../../src/core/commands/set-step.ts';
import { parseJsonText } from '../../src/core/document/json-text.ts';
import type { Flow } from '../../src/core/document/schema.ts';
import { exportDescope } from '../../src/formats/descope/export-descope.ts';
import { importDescope } from '../../src/formats/descope/import-descope.ts';
import { measureInTurn, medianOf } from './engine/measure.ts';
import { atMost, printTimes, printVerdicts } from './engine/report.ts';
import { largeExport } from './formats/large-export.ts';

/** How often a step is edited in the flow that was edited. */
const EVERY = 50;

export async function bench(args: readonly string[]): Promise<unknown> {
  const steps = Number(args.find((arg) => arg.startsWith('--steps='))?.slice(8) ?? 5_000);
  const text = JSON.stringify(largeExport(steps));
  const { flow } = importDescope(parseJsonText(text));
  if (flow.steps.length !== steps) throw new Error(`${flow.steps.length} steps came over`);
  if (exportText(flow) !== text) throw new Error('the export is not what was imported');
  const edited = withEdits(flow);

  const times = await measureInTurn({
    'parse + stringify': () => JSON.stringify(JSON.parse(text)),
    import: () => importDescope(parseJsonText(text)),
    export: () => exportText(flow),
    'export, edited': () => exportText(edited),
  });
  const kilobytes = Math.round(text.length / 1000).toLocaleString('en');
  printTimes(`${steps.toLocaleString('en')} steps, ${kilobytes} kB`, times, 'parse + stringify', {
    import: 'text to a checked document',
    export: 'the document to text, nothing edited',
    'export, edited': `a name and a place of every ${EVERY}th step`,
  });

  const json = medianOf(times, 'parse + stringify');
  const both = medianOf(times, 'import') + medianOf(times, 'export');
  const bothEdited = medianOf(times, 'import') + medianOf(times, 'export, edited');
  const verdicts = [
    atMost('import and export, beside one parse + stringify', both / json, 10),
    atMost('the same with edits between', bothEdited / json, 10),
  ];
  printVerdicts(verdicts);
  if (verdicts.some(({ passed }) => !passed)) process.exitCode = 1;
  return {
    when: new Date().toISOString(),
    node: process.version,
    machine: { cpus: cpus().length, model: cpus()[0]?.model, load: loadavg() },
    steps,
    bytes: text.length,
    verdicts,
    /** Microseconds of CPU. */
    times,
  };
}

function exportText(flow: Flow): string {
  return JSON.stringify(exportDescope(flow).value);
}

function withEdits(flow: Flow): Flow {
  return flow.steps
    .filter((_step, i) => i % EVERY === 0)
    .reduce(
      (current, { id, name }) =>
        moveSteps(new Map([[id, { x: 1, y: 2 }]])).apply(
          renameStep(id, `${name}, renamed`).apply(current),
        ),
      flow,
    );
}
