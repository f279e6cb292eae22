import wasm from '@jitl/quickjs-wasmfile-release-sync/wasm?url&inline';

/** The sandbox's WebAssembly stands in the bundle: the command line is a single file. */
export async function readEngine(): Promise<ArrayBuffer> {
  return (await fetch(wasm)).arrayBuffer();
}
