import wasm from '@jitl/quickjs-wasmfile-release-sync/wasm?url&inline';

/** The engine's WebAssembly module, for tests in Node. */
export async function compileEngine(): Promise<WebAssembly.Module> {
  const file = await fetch(wasm);
  return WebAssembly.compile(await file.arrayBuffer());
}
