import { join } from 'node:path';
import { serialiseFlow } from '../../../core/document/serialise.ts';
import { FlowmintError } from '../../../core/error.ts';
import { importDescope } from '../../../formats/descope/import-descope.ts';
import { sourceName } from '../../../formats/descope/files/find-sources.ts';
import type { Command, CommandArgs } from '../command.ts';
import { errorLine, withFile } from '../error-line.ts';
import { EXIT } from '../exit-code.ts';
import type { ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { plain } from '../plain.ts';
import { makeProgress } from '../test/progress.ts';
import { writeNew } from '../write-new.ts';
import { checkSource, reportComparisons } from './compare.ts';
import type { Comparison } from './compare.ts';
import { gatherSources } from './gather-sources.ts';
import type { Source } from './gather-sources.ts';

/** `flowmint import`: Descope's exports as documents. */
export const importFiles: Command = {
  name: 'import',
  usage: 'FILE… -o DIR | FILE… --check',
  summary: 'Turns flows that Descope exported into documents, with nothing lost.',
  details: [
    'FILE is an export of the console, the CLI, Terraform or a widget, a lone contents.json, a\n' +
      "snapshot's folder, a folder of such, or a zip. Each gives one document, DIR/<name>.json; the\n" +
      'flows of a widget are the library of its first one. What did not come over as it stands is\n' +
      'said on standard error. A file that is there is never written over.',
  ],
  operands: { name: 'FILE', most: Infinity },
  options: {
    out: { value: 'DIR', short: 'o', help: 'Where the documents go; made if it is not there.' },
    check: { help: 'Writes nothing: imports, exports again, and shows what differs.' },
  },
  execute,
};

async function execute(args: CommandArgs, io: Io): Promise<ExitCode> {
  const folder = args.values.get('out');
  const isCheck = args.switches.has('check');
  if ((folder === undefined) !== isCheck) {
    const found = folder === undefined ? 'neither' : 'both';
    throw new FlowmintError('usage', `expected -o DIR or --check, found ${found}`, {
      path: 'flowmint import',
    });
  }
  const { sources, errors } = await gatherSources(args.operands);
  const progress = makeProgress(sources.length, io, 'files');
  const names = new Set<string>();
  const compared: Comparison[] = [];
  const said: string[] = [];
  for (const source of sources) {
    try {
      await withFile(source.name, async () => {
        if (folder === undefined) compared.push(checkSource(source));
        else said.push(await importSource(source, folder, names, io));
      });
    } catch (error) {
      if (!(error instanceof FlowmintError)) throw error;
      errors.push(error);
    }
    progress.step();
  }
  progress.end();
  io.stdout.write(folder === undefined ? reportComparisons(compared) : said.join(''));
  for (const error of errors) io.stderr.write(`${errorLine(error)}\n`);
  if (errors.length > 0) return EXIT.unreadable;
  return compared.some(({ differences }) => differences.length > 0) ? EXIT.broken : EXIT.ok;
}

/** Writes the document of one source; answers the line that says so. */
async function importSource(
  { name, value }: Source,
  folder: string,
  names: Set<string>,
  io: Io,
): Promise<string> {
  const { flow, notes } = importDescope(value, { fileName: sourceName(name) });
  for (const { path, message } of notes) {
    io.stderr.write(`${plain(`${name}:${path} note: ${message}`)}\n`);
  }
  const file = join(folder, `${freeName(sourceName(name), names)}.json`);
  await writeNew(file, serialiseFlow(flow));
  return `${plain(file)}: ${flow.steps.length} steps${notes.length === 0 ? '' : `, ${counted(notes.length, 'note')}`}\n`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** Two sources of one name in different folders are two documents. */
function freeName(name: string, taken: Set<string>): string {
  let free = name;
  for (let number = 2; taken.has(free); number += 1) free = `${name}-${number}`;
  taken.add(free);
  return free;
}
