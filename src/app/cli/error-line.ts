import { FlowmintError } from '../../core/error.ts';
import { plain } from './plain.ts';

/** The one line said about input that could not be read: `file:place: expected …, found …`. */
export function errorLine(error: FlowmintError): string {
  return plain(error.path === undefined ? error.message : `${error.path}: ${error.message}`);
}

/** The error with the file it was found in, put before its place there. */
export function inFile(file: string, error: FlowmintError): FlowmintError {
  const { code, path, message } = error;
  return new FlowmintError(code, message, {
    path: path === undefined ? file : `${file}:${path}`,
    cause: error,
  });
}

/** Does something with a file, so that whatever cannot be read there is said of the file. */
export async function withFile<T>(file: string, read: () => T | Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    throw error instanceof FlowmintError ? inFile(file, error) : error;
  }
}

/** The one line said about a bug of ours. */
export function bugLine(error: unknown): string {
  const said = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return plain(`flowmint: bug: ${said} (FLOWMINT_DEBUG=1 shows where)`);
}
