/** Codes of everything that can be thrown at a border. A run that fails as designed is an outcome and is never thrown. */
export type FlowmintErrorCode =
  | 'json-syntax'
  | 'too-deep'
  | 'too-large'
  | 'forbidden-key'
  | 'not-a-flow'
  | 'newer-version'
  | 'invalid-document'
  | 'invalid-scenario'
  | 'unreadable-file'
  | 'unwritable-file'
  | 'usage'
  | 'missing-tool'
  | 'bug';

export interface FlowmintErrorDetails {
  /** Where: a JSON path such as `steps[2].config.endpoint`, or `line 3, column 7`. */
  readonly path?: string;
  readonly cause?: unknown;
}

/**
 * The one error this project throws: unreadable input at a border, or a bug. The message says what was expected and
 * what was found; `path` says where.
 */
export class FlowmintError extends Error {
  override readonly name = 'FlowmintError';
  readonly code: FlowmintErrorCode;
  readonly path: string | undefined;

  constructor(code: FlowmintErrorCode, message: string, details: FlowmintErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.path = details.path;
  }
}
