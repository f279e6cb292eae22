/** What can be done about a named error (Descope docs, "Customizing flow errors"). */
export const HANDLINGS = ['automatic', 'custom', 'custom-with-message', 'ignore'] as const;
export type Handling = (typeof HANDLINGS)[number];

/** A named error of a kind. `code` only where a source gives one: none is invented. */
export interface ErrorType {
  readonly type: string;
  readonly title: string;
  readonly code?: string;
  readonly description?: string;
  /** Set where the name is ours and not Descope's. */
  readonly ours?: boolean;
}

/** How an error is handled, and what its screen says instead of the error's own text: with dynamic values. */
export interface ErrorSettings {
  readonly handling: Handling;
  readonly message?: string;
}

/** How a step's config says that this error is handled. */
export function handlingOf(config: unknown, type: string): ErrorSettings {
  const settings = member(member(config, 'errorHandling'), type);
  const handling = HANDLINGS.find((known) => known === member(settings, 'handling')) ?? 'automatic';
  const message = member(settings, 'message');
  return typeof message === 'string' && message !== '' ? { handling, message } : { handling };
}

/** Whether an error with this handling leaves by a port of its own. */
export function hasPort(handling: Handling): boolean {
  return handling === 'custom' || handling === 'custom-with-message';
}

/** The message that a screen shows: by the other handlings none is shown, whatever a config still says. */
export function messageFor({ handling, message }: ErrorSettings): string | undefined {
  return handling === 'automatic' || handling === 'custom-with-message' ? message : undefined;
}

function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? Object.entries(value).find(([name]) => name === key)?.[1]
    : undefined;
}
