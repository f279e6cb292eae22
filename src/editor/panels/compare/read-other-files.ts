import type { ChosenFile, RawFile, Services } from '../../services.ts';
import type { OtherFlow } from './other-flow.ts';

/** Reads the flows of files to compare with: documents of ours and exports of Descope. Nothing is opened or kept. */
export async function readOtherFiles(
  { readExports }: Pick<Services, 'readExports'>,
  files: readonly ChosenFile[],
): Promise<{ readonly flows: readonly OtherFlow[]; readonly failures: readonly string[] }> {
  if (files.length === 0) return { flows: [], failures: [] };
  try {
    const read = await readExports(await Promise.all(files.map(rawFile)));
    return {
      flows: read.flatMap((one) =>
        'flow' in one ? [{ label: `from ${one.name}`, flow: one.flow }] : [],
      ),
      failures: read.flatMap((one) => {
        if ('flow' in one) return [];
        const place = one.path === undefined ? '' : `, ${one.path}`;
        return [`${one.name}${place}: ${one.message}.`];
      }),
    };
  } catch (error) {
    return { flows: [], failures: [error instanceof Error ? error.message : String(error)] };
  }
}

async function rawFile(file: ChosenFile): Promise<RawFile> {
  const { name } = file;
  if (!/\.zip$/i.test(name)) return { name, text: await file.text() };
  return { name, bytes: new Uint8Array(await file.arrayBuffer()) };
}
