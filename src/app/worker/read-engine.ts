import wasm from '@jitl/quickjs-wasmfile-release-sync/wasm?url';

/** The sandbox's WebAssembly, from a file beside the scripts. */
export async function readEngine(): Promise<ArrayBuffer> {
  const file = await fetch(wasm);
  if (!file.ok) throw new Error(`The sandbox could not be loaded: ${file.status} for ${wasm}.`);
  return file.arrayBuffer();
}
