import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Flow } from '../../../core/document/schema.ts';
import { serialiseFlow } from '../../../core/document/serialise.ts';
import { FlowmintError } from '../../../core/error.ts';
import { exportDescope } from '../../../formats/descope/export-descope.ts';
import { exportFiles } from '../../../formats/descope/files/write-files.ts';
import type { ExportFiles } from '../../../formats/descope/files/write-files.ts';
import type { Command, CommandArgs } from '../command.ts';
import { withFile } from '../error-line.ts';
import { EXIT } from '../exit-code.ts';
import type { ExitCode } from '../exit-code.ts';
import { readFlow } from '../input/read-flow.ts';
import type { Io } from '../io.ts';
import { plain } from '../plain.ts';
import { writeNew } from '../write-new.ts';

/** `flowmint export`: a document as Descope takes it in. */
export const exportFile: Command = {
  name: 'export',
  usage: 'FLOW -o FILE [--format descope|flowmint]',
  summary: 'Writes a flow as Descope takes it in, in the packaging it came from.',
  details: [
    'An import that nobody changed comes out as it was; after an edit only what was edited differs.\n' +
      'What the format cannot say is listed on standard error before anything is written. A flow\n' +
      'that came from a snapshot is written as a folder. What is there is never written over.',
  ],
  operands: { name: 'FLOW', most: 1 },
  options: {
    out: { value: 'FILE', short: 'o', help: 'Where it goes: a file, for a snapshot a folder.' },
    format: {
      value: 'NAME',
      help: 'descope (the default), or flowmint: the document without the export it came from.',
    },
  },
  execute,
};

type Format = (flow: Flow) => { readonly files: ExportFiles; readonly notes: readonly string[] };

const FORMATS: ReadonlyMap<string, Format> = new Map([
  ['descope', asDescope],
  ['flowmint', asFlowmint],
]);

async function execute(args: CommandArgs, io: Io): Promise<ExitCode> {
  const [file = ''] = args.operands;
  const out = args.values.get('out');
  if (out === undefined) throw refused('expected -o FILE, found nothing');
  const name = args.values.get('format') ?? 'descope';
  const format = FORMATS.get(name);
  if (format === undefined) {
    throw refused(`expected a format (${[...FORMATS.keys()].join(', ')}), found "${name}"`);
  }
  const { files, notes } = await withFile(file, async () => format(await readFlow(file)));
  for (const note of notes) io.stderr.write(`${plain(`${file} note: ${note}`)}\n`);
  io.stdout.write(await write(out, files));
  return EXIT.ok;
}

function asDescope(flow: Flow): ReturnType<Format> {
  const exported = exportDescope(flow);
  return { files: exportFiles(exported), notes: exported.notes.map(({ message }) => message) };
}

function asFlowmint(flow: Flow): ReturnType<Format> {
  const { source, ...own } = flow;
  const notes =
    source === undefined
      ? []
      : [
          'The export it came from is left out: exported for Descope again, it would be a new flow.',
        ];
  return { files: { type: 'file', text: serialiseFlow(own) }, notes };
}

async function write(out: string, files: ExportFiles): Promise<string> {
  if (files.type === 'file') {
    await writeNew(out, files.text);
    return `${plain(out)}: written\n`;
  }
  if (existsSync(out)) {
    throw new FlowmintError(
      'unwritable-file',
      'expected a folder that is not there yet, found something of that name: remove it, or choose another',
      { path: out },
    );
  }
  for (const { name, text } of files.files) await writeNew(join(out, name), text);
  return `${plain(out)}: ${files.files.length} files written\n`;
}

function refused(message: string): FlowmintError {
  return new FlowmintError('usage', message, { path: 'flowmint export' });
}
