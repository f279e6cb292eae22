import { parseFlow } from '../../../core/document/parse.ts';
import type { Flow } from '../../../core/document/schema.ts';
import { FlowmintError } from '../../../core/error.ts';
import { isJsonObject, own } from '../../../core/json.ts';
import type { Json } from '../../../core/json.ts';
import { findSources, sourceName } from '../../../formats/descope/files/find-sources.ts';
import { importDescope } from '../../../formats/descope/import-descope.ts';
import { registry } from '../../../steps/registry.ts';
import { inFile } from '../error-line.ts';
import { anyFlowIn } from './read-any-flow.ts';
import { readFiles } from './read-files.ts';

/** A flow and where it was found. */
export interface FoundFlow {
  readonly file: string;
  readonly flow: Flow;
  /** A document of ours, no export. */
  readonly isDocument: boolean;
}

/** What names on the command line stand for: flows, and what could not be read. */
export interface FoundFlows {
  readonly flows: readonly FoundFlow[];
  readonly errors: readonly FlowmintError[];
}

/**
 * Every flow that file names stand for, documents and exports: of a folder or a zip all that are in it. What is neither
 * is an error where it was named itself; among others it is passed over.
 */
export async function readFlows(names: readonly string[]): Promise<FoundFlows> {
  const flows: FoundFlow[] = [];
  const errors: FlowmintError[] = [];
  const attempt = async (
    file: string,
    read: () => Promise<readonly FoundFlow[]>,
  ): Promise<void> => {
    try {
      flows.push(...(await read()));
    } catch (error) {
      if (!(error instanceof FlowmintError)) throw error;
      errors.push(inFile(file, error));
    }
  };
  for (const name of names) {
    await attempt(name, async () => {
      const { type, files } = await readFiles(name);
      const [only] = files;
      if (type === 'file' && only !== undefined)
        return [{ file: name, ...anyFlowIn(name, only.text) }];
      const { sources, others } = findSources(files);
      const documents = others.filter(({ value }) => isDocument(value));
      if (sources.length + documents.length === 0) {
        throw new FlowmintError(
          'not-a-flow',
          'expected a flow or an export of Descope, found none in it',
        );
      }
      for (const source of sources) {
        await attempt(source.name, async () => {
          if ('error' in source) throw source.error;
          const { flow } = importDescope(source.value, { fileName: sourceName(source.name) });
          return [{ file: source.name, flow, isDocument: false }];
        });
      }
      for (const { name: file, value } of documents) {
        await attempt(file, async () => [
          { file, flow: parseFlow(value, registry), isDocument: true },
        ]);
      }
      return [];
    });
  }
  return { flows, errors };
}

function isDocument(value: Json): boolean {
  const format = isJsonObject(value) ? own(value, 'format') : undefined;
  return typeof format === 'string' && format.startsWith('flowmint/');
}
