// npm run docs
// Writes what is made from the code: public/schema/flow.v1.json and the generated parts of README.md.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runnerImport } from 'vite';
import { root } from './paths.mjs';

/** @type {{ module: { generatedFiles: (readme: string) => { path: string, text: string }[] } }} */
const { module } = await runnerImport(join(root, 'src/app/cli/docs/generated-files.ts'));
const readme = readFileSync(join(root, 'README.md'), 'utf8');

for (const { path, text } of module.generatedFiles(readme)) {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  console.log(path);
}
