import type { ChosenFile } from '../services.ts';

/**
 * What was dropped: files, and of folders all files below them, with the folder before their names. What it needs of
 * the event it takes at once: later the browser gives it no more.
 */
export async function droppedFiles(dropped: DataTransfer | null): Promise<readonly ChosenFile[]> {
  const files = [...(dropped?.files ?? [])];
  const entries = [...(dropped?.items ?? [])].flatMap((item) => item.webkitGetAsEntry() ?? []);
  if (!entries.some(({ isDirectory }) => isDirectory)) return files;
  return (await Promise.all(entries.map(filesIn))).flat();
}

async function filesIn(entry: FileSystemEntry): Promise<readonly ChosenFile[]> {
  if (entry instanceof FileSystemFileEntry) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    const name = entry.fullPath.replace(/^\//, '');
    // Pictures and the like belong to no flow.
    return /\.(json|txt|zip)$/i.test(name)
      ? [{ name, text: () => file.text(), arrayBuffer: () => file.arrayBuffer() }]
      : [];
  }
  if (!(entry instanceof FileSystemDirectoryEntry)) return [];
  const reader = entry.createReader();
  const inside: FileSystemEntry[] = [];
  // A reader gives some at a time, and none at the end.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) break;
    inside.push(...some);
  }
  return (await Promise.all(inside.map(filesIn))).flat();
}
