import { parseFlowText } from '../../../core/document/parse.ts';
import { serialiseFlow } from '../../../core/document/serialise.ts';
import { exportDescope } from '../../../formats/descope/export-descope.ts';
import { importDescope } from '../../../formats/descope/import-descope.ts';
import { sourceName } from '../../../formats/descope/files/find-sources.ts';
import type { Packaging } from '../../../formats/descope/packaging.ts';
import { registry } from '../../../steps/registry.ts';
import { plain } from '../plain.ts';
import { differencesOf } from './differences-of.ts';
import type { Source } from './gather-sources.ts';

/** What importing and exporting a file came to. */
export interface Comparison {
  readonly name: string;
  readonly packaging: Packaging;
  readonly flows: number;
  readonly steps: number;
  readonly notes: number;
  /** JSON paths at which the export is another value than the file. */
  readonly differences: readonly string[];
}

/** Imports a file, writes the document as text, reads it again, exports it, and compares that with the file. */
export function checkSource({ name, value }: Source): Comparison {
  const { flow, notes } = importDescope(value, { fileName: sourceName(name) });
  const exported = exportDescope(parseFlowText(serialiseFlow(flow), registry));
  const library = parseFlowText(serialiseFlow(flow), registry).library ?? [];
  return {
    name,
    packaging: exported.packaging,
    flows: 1 + library.length,
    steps: flow.steps.length,
    notes: notes.length,
    differences: differencesOf(value, exported.value),
  };
}

/** A table with a row per file, then the places that differ, then what it all comes to. */
export function reportComparisons(all: readonly Comparison[]): string {
  const head = ['file', 'packaging', 'flows', 'steps', 'notes', 'differences'];
  const rows = all.map(({ name, packaging, flows, steps, notes, differences }) => [
    plain(name),
    packaging,
    ...[flows, steps, notes, differences.length].map(String),
  ]);
  const widths = head.map((title, i) =>
    Math.max(title.length, ...rows.map((row) => row[i]?.length ?? 0)),
  );
  const line = (row: readonly string[]): string =>
    row
      .map((cell, i) => (i < 2 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
      .join('  ')
      .trimEnd();
  const places = all.flatMap(({ name, differences }) =>
    differences.map((path) => plain(`${name}:${path} differs`)),
  );
  const count = places.length;
  const summary = `import and export of ${all.length} ${all.length === 1 ? 'file' : 'files'}: differences ${count}`;
  return `${[...(all.length === 0 ? [] : [head, ...rows].map(line)), ...places, summary].join('\n')}\n`;
}
