import { basename } from 'node:path';
import { parseJsonText } from '../../../core/document/json-text.ts';
import { parseFlow } from '../../../core/document/parse.ts';
import type { Flow } from '../../../core/document/schema.ts';
import { importDescope } from '../../../formats/descope/import-descope.ts';
import { packagingOf } from '../../../formats/descope/packaging.ts';
import { registry } from '../../../steps/registry.ts';
import { readText } from './read-text.ts';

/** Reads a flow from a file: a document of ours, or an export of Descope. Throws one error with the place in the file. */
export async function readAnyFlow(
  file: string,
): Promise<{ readonly flow: Flow; readonly isDocument: boolean }> {
  return anyFlowIn(file, await readText(file));
}

/** Reads a flow from the text of a file; see {@link readAnyFlow}. */
export function anyFlowIn(
  file: string,
  text: string,
): { readonly flow: Flow; readonly isDocument: boolean } {
  const value = parseJsonText(text);
  if (packagingOf(value) === null) return { flow: parseFlow(value, registry), isDocument: true };
  const { flow } = importDescope(value, { fileName: basename(file).replace(/\.json$/, '') });
  return { flow, isDocument: false };
}
