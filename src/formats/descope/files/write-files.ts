import { FlowmintError } from '../../../core/error.ts';
import { isJsonObject } from '../../../core/json.ts';
import type { Json } from '../../../core/json.ts';
import type { Exported } from '../export-descope.ts';
import type { NamedText } from './find-sources.ts';

/** An export as it is kept: one file, or the files of a folder. */
export type ExportFiles =
  | { readonly type: 'file'; readonly text: string }
  | { readonly type: 'folder'; readonly files: readonly NamedText[] };

/** The text of an export: a snapshot is a folder of files, every other packaging one file. */
export function exportFiles({
  value,
  packaging,
}: Pick<Exported, 'value' | 'packaging'>): ExportFiles {
  if (packaging !== 'snapshot' || !isJsonObject(value))
    return { type: 'file', text: textOf(value) };
  const files = Object.entries(value).map(([name, content]) => ({
    name: inside(name),
    text: typeof content === 'string' ? content : textOf(content),
  }));
  return { type: 'folder', files };
}

/** A document says which files there are: none may lie outside of their folder. */
function inside(name: string): string {
  if (name.split(/[\\/]/).every((part) => !['', '.', '..'].includes(part)) && !name.includes(':')) {
    return name;
  }
  throw new FlowmintError(
    'invalid-document',
    `expected a file inside the folder, found "${name}"`,
    {
      path: 'source.original',
    },
  );
}

function textOf(value: Json): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
