/** How a field is edited where its type alone does not say. */
export type Control =
  /** Text without dynamic values. */
  | 'plain'
  /** Text of several lines. */
  | 'lines'
  /** Text that nobody should see over a shoulder. */
  | 'secret'
  /** Text with `{{path}}` dynamic values. */
  | 'text'
  /** A bare context path, such as `form.email`. */
  | 'path'
  /** A number or a truth value, or text with a dynamic value that gives one. */
  | 'typed'
  /** JSON text with dynamic values. */
  | 'json-text'
  /** A date and a time of day in UTC, kept as unix seconds. */
  | 'time'
  /** Any JSON value. */
  | 'json'
  /** A JSON value whose texts hold dynamic values. */
  | 'json-template'
  /** The body of a JavaScript function. */
  | 'script'
  /** Name of a secret in the vault; the secret itself is typed in beside it and stays on this machine. */
  | 'vault'
  /** Id of one of the flow's connectors. */
  | 'connector'
  /** Id of a flow to enter; its ways out become ports. */
  | 'flow'
  /** Names a port: renaming it takes the edges along. */
  | 'port'
  /** Key / type / value rows. */
  | 'rows'
  /** Each named error with its handling. */
  | 'error-handling';

/** A field matters only while its sibling `field` holds one of these values, as text; empty: it holds nothing. */
export type ShownWhen = { readonly field: string; readonly is: readonly string[] };

/** What a field's value looks like, by the value of its sibling `field`. */
export type HelpWhen = {
  readonly field: string;
  readonly is: { readonly [value: string]: string };
};

declare module 'zod' {
  /** What a schema says about itself beyond zod's `title` and `description`; forms are made from it. */
  interface GlobalMeta {
    control?: Control | undefined;
    placeholder?: string | undefined;
    /** What a newly added one starts with: a JSON value. */
    initial?: unknown;
    /** Labels of an enum's values. */
    labels?: { readonly [value: string]: string } | undefined;
    /** No sibling in the list may have the same value. */
    unique?: boolean | undefined;
    shownWhen?: ShownWhen | undefined;
    helpWhen?: HelpWhen | undefined;
  }
}

/** The keys above: ours, so they stay out of the JSON Schema. */
export const META_KEYS = [
  'control',
  'placeholder',
  'initial',
  'labels',
  'unique',
  'shownWhen',
  'helpWhen',
] as const;
