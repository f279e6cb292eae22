import { autocompletion, closeBrackets } from '@codemirror/autocomplete';
import type { CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { bracketMatching, HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { linter } from '@codemirror/lint';
import type { Diagnostic } from '@codemirror/lint';
import { Compartment, EditorState } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { useEffect, useRef } from 'react';
import { findJsonProblem } from './json-problem.ts';
import type { Suggestion } from './form-context.ts';
import { completionsAt } from './completion.ts';
import { optionOf } from './suggestion-option.ts';
import styles from './forms.module.css';

interface Props {
  readonly label: string;
  readonly describedBy: string | undefined;
  readonly value: string;
  readonly readOnly: boolean;
  /** JSON text that may hold `{{…}}`. */
  readonly dynamic: boolean;
  readonly suggestions: readonly Suggestion[];
  onChange(value: string): void;
}

const COLOURS = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--color-json-key)' },
  { tag: tags.string, color: 'var(--color-json-string)' },
  { tag: tags.number, color: 'var(--color-json-number)' },
  { tag: [tags.bool, tags.null], color: 'var(--color-json-word)' },
]);

const THEME = EditorView.theme({
  '&': { fontSize: '12px', color: 'var(--color-text)', backgroundColor: 'transparent' },
  '.cm-content': {
    fontFamily: 'var(--font-mono)',
    caretColor: 'var(--color-text)',
    padding: '8px 0',
  },
  '.cm-scroller': { lineHeight: '18px' },
  '&.cm-focused': { outline: 'none' },
  '.cm-cursor': { borderLeftColor: 'var(--color-text)' },
  '.cm-tooltip': {
    backgroundColor: 'var(--color-surface-raised)',
    borderColor: 'var(--color-border)',
    color: 'var(--color-text)',
  },
  '.cm-tooltip-autocomplete ul li[aria-selected]': {
    backgroundColor: 'var(--color-accent-soft)',
    color: 'var(--color-text)',
  },
});

/** CodeMirror 6 for JSON: colours, bracket matching, problems underlined, dynamic values completed. Tab leaves it. */
export function CodeEditor({
  label,
  describedBy,
  value,
  readOnly,
  dynamic,
  suggestions,
  onChange,
}: Props) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const latest = useRef({ onChange, suggestions, value });
  latest.current = { onChange, suggestions, value };
  const locked = useRef(new Compartment());

  useEffect(() => {
    if (host.current === null) return undefined;
    const editor = new EditorView({
      parent: host.current,
      state: EditorState.create({
        doc: latest.current.value,
        extensions: [
          json(),
          history(),
          bracketMatching(),
          closeBrackets(),
          syntaxHighlighting(COLOURS),
          autocompletion({ override: [(context) => suggest(context, latest.current.suggestions)] }),
          linter((current) => diagnose(current.state.doc.toString(), dynamic)),
          keymap.of([...defaultKeymap, ...historyKeymap]),
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({
            'aria-label': label,
            ...(describedBy !== undefined && { 'aria-describedby': describedBy }),
          }),
          locked.current.of(EditorState.readOnly.of(readOnly)),
          EditorView.updateListener.of((update) => {
            const text = update.state.doc.toString();
            if (update.docChanged && text !== latest.current.value) latest.current.onChange(text);
          }),
          THEME,
        ],
      }),
    });
    view.current = editor;
    return () => {
      editor.destroy();
      view.current = null;
    };
    // The editor is made once; what changes later goes in through the effects below.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [label, describedBy, dynamic]);

  useEffect(() => {
    const editor = view.current;
    const now = editor?.state.doc.toString();
    if (editor === null || now === value) return;
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: value } });
  }, [value]);

  useEffect(() => {
    view.current?.dispatch({
      effects: locked.current.reconfigure(EditorState.readOnly.of(readOnly)),
    });
  }, [readOnly]);

  return <div ref={host} className={styles.code} />;
}

function suggest(
  context: CompletionContext,
  suggestions: readonly Suggestion[],
): CompletionResult | null {
  const text = context.state.doc.toString();
  const found = completionsAt(text, context.pos, 'text', suggestions);
  const [first] = found;
  if (first === undefined) return null;
  return {
    from: first.from,
    to: first.to,
    filter: false,
    options: found.map(({ suggestion, insert }) => ({
      ...optionOf(suggestion),
      type: 'variable',
      apply: insert,
    })),
  };
}

function diagnose(text: string, dynamic: boolean): readonly Diagnostic[] {
  const problem = findJsonProblem(text, dynamic);
  return problem === null
    ? []
    : [
        {
          from: problem.at,
          to: Math.min(text.length, problem.at + 1),
          severity: 'error',
          message: problem.message,
        },
      ];
}
