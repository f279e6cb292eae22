import { autocompletion, closeBrackets } from '@codemirror/autocomplete';
import type { CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { bracketMatching, HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { linter } from '@codemirror/lint';
import type { Diagnostic } from '@codemirror/lint';
import { Compartment, EditorState } from '@codemirror/state';
import type { Extension } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { useEffect, useRef } from 'react';
import styles from './code-editor.module.css';

/** What could stand at the caret: `from` to `to` is replaced by an option's `insert`. */
export interface CodeCompletions {
  readonly from: number;
  readonly to: number;
  readonly options: readonly {
    readonly label: string;
    readonly detail: string;
    readonly insert: string;
  }[];
}

export interface CodeEditorProps {
  readonly label: string;
  /** Read with the label; ids of the page mean nothing inside the shadow root. */
  readonly description: string | undefined;
  readonly value: string;
  readonly readOnly: boolean;
  readonly onChange: (value: string) => void;
  /** What can be completed at a place of the text; null: nothing. */
  readonly complete: (text: string, at: number) => CodeCompletions | null;
  /** The first thing wrong with the text; null: nothing. */
  readonly check: (text: string) => { readonly at: number; readonly message: string } | null;
  /** Left out: JSON. */
  readonly language?: Extension;
  /** Room for several lines from the start. */
  readonly tall?: boolean;
}

const JSON_LANGUAGE = json();

const COLOURS = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--color-json-key)' },
  { tag: tags.string, color: 'var(--color-json-string)' },
  { tag: tags.number, color: 'var(--color-json-number)' },
  { tag: [tags.bool, tags.null, tags.keyword], color: 'var(--color-json-word)' },
  { tag: tags.special(tags.string), color: 'var(--color-json-string)' },
  { tag: tags.regexp, color: 'var(--color-json-string)' },
  { tag: tags.comment, color: 'var(--color-text-muted)', fontStyle: 'italic' },
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

/**
 * CodeMirror 6 for JSON and other code: colours, bracket matching, problems underlined, completion. Tab leaves it. It stands in a
 * shadow root: there it adopts its styles, where the page's policy would refuse the style element it makes otherwise.
 */
export function CodeEditor({
  label,
  description,
  value,
  readOnly,
  language = JSON_LANGUAGE,
  tall = false,
  ...rest
}: CodeEditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const latest = useRef({ ...rest, value, readOnly, label, description });
  const locked = useRef(new Compartment());
  const named = useRef(new Compartment());
  useEffect(() => {
    latest.current = { ...rest, value, readOnly, label, description };
  });

  useEffect(() => {
    if (host.current === null) return undefined;
    const root = host.current.shadowRoot ?? host.current.attachShadow({ mode: 'open' });
    const editor = new EditorView({
      parent: root,
      root,
      state: EditorState.create({
        doc: latest.current.value,
        extensions: [
          language,
          history(),
          bracketMatching(),
          closeBrackets(),
          syntaxHighlighting(COLOURS),
          autocompletion({
            override: [(context) => completions(context, latest.current.complete)],
          }),
          linter((current) => diagnostics(current.state.doc.toString(), latest.current.check)),
          keymap.of([...defaultKeymap, ...historyKeymap]),
          EditorView.lineWrapping,
          named.current.of(naming(latest.current)),
          locked.current.of(EditorState.readOnly.of(latest.current.readOnly)),
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
  }, [language]);

  useEffect(() => {
    const editor = view.current;
    const now = editor?.state.doc.toString();
    if (editor === null || now === value) return;
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: value } });
  }, [value]);

  // A new editor would lose the focus, and what stands wrong is said while somebody types.
  useEffect(() => {
    view.current?.dispatch({
      effects: named.current.reconfigure(naming({ label, description })),
    });
  }, [label, description]);

  useEffect(() => {
    view.current?.dispatch({
      effects: locked.current.reconfigure(EditorState.readOnly.of(readOnly)),
    });
  }, [readOnly]);

  return <div ref={host} className={styles.code} data-tall={tall} />;
}

function naming({ label, description }: Pick<CodeEditorProps, 'label' | 'description'>): Extension {
  return EditorView.contentAttributes.of({
    'aria-label': label,
    ...(description !== undefined && { 'aria-description': description }),
  });
}

function completions(
  context: CompletionContext,
  complete: CodeEditorProps['complete'],
): CompletionResult | null {
  const found = complete(context.state.doc.toString(), context.pos);
  if (found === null) return null;
  const options = found.options.map(({ label, detail, insert }) => ({
    label,
    detail,
    type: 'variable',
    apply: insert,
  }));
  return { from: found.from, to: found.to, filter: false, options };
}

function diagnostics(text: string, check: CodeEditorProps['check']): readonly Diagnostic[] {
  const problem = check(text);
  if (problem === null) return [];
  const { at, message } = problem;
  return [{ from: at, to: Math.min(text.length, at + 1), severity: 'error', message }];
}
