import { useCallback, useState } from 'react';
import type { JsonObject } from '../../core/json.ts';
import type { FormIssue, FormReading } from './read-form.ts';

/** A form that is being filled in and not saved yet. */
export interface Draft<Value> {
  readonly value: JsonObject;
  /** Nothing was changed since the form opened. */
  readonly pristine: boolean;
  readonly reading: FormReading<Value>;
  /** The issues to show: of fields that were left, and all of them once saving was tried. */
  readonly shownIssues: readonly FormIssue[];
  readonly change: (value: JsonObject, path: string) => void;
  /** Somebody left a field. */
  readonly leave: () => void;
  /** What to save; undefined: something has to be mended, and is shown from now on. */
  readonly submit: () => Value | undefined;
  readonly reportUnreadable: (path: string, message: string | null) => void;
}

/** Holds what is typed into a form, readable or not, until it is saved. */
export function useDraft<Value>(
  initial: JsonObject,
  read: (draft: JsonObject) => FormReading<Value>,
): Draft<Value> {
  const [start] = useState(initial);
  const [value, setValue] = useState(initial);
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [tried, setTried] = useState(false);
  const [unreadable, setUnreadable] = useState<ReadonlyMap<string, string>>(new Map());
  const reportUnreadable = useCallback((path: string, message: string | null) => {
    setUnreadable((known) => {
      if ((known.get(path) ?? null) === message) return known;
      const next = new Map(known);
      if (message === null) next.delete(path);
      else next.set(path, message);
      return next;
    });
  }, []);
  const reading = withUnreadable(read(value), unreadable);
  const issues = reading.type === 'read' ? [] : reading.issues;
  return {
    value,
    pristine: value === start && unreadable.size === 0,
    reading,
    shownIssues: tried ? issues : issues.filter(({ path }) => left.has(path)),
    change(next, path) {
      setValue(next);
      setTouched((known) => (known.has(path) ? known : new Set([...known, path])));
    },
    leave: () => setLeft(touched),
    submit() {
      setTried(true);
      return reading.type === 'read' ? reading.value : undefined;
    },
    reportUnreadable,
  };
}

function withUnreadable<Value>(
  reading: FormReading<Value>,
  unreadable: ReadonlyMap<string, string>,
): FormReading<Value> {
  if (unreadable.size === 0) return reading;
  const known = reading.type === 'read' ? [] : reading.issues;
  const others = known.filter(({ path }) => !unreadable.has(path));
  const typed = [...unreadable].map(([path, message]) => ({
    path,
    message: `not JSON yet: ${message}`,
  }));
  return { type: 'unreadable', issues: [...others, ...typed] };
}
