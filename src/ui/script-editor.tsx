import { javascript, javascriptLanguage } from '@codemirror/lang-javascript';
import { CodeEditor } from './code-editor.tsx';
import type { CodeEditorProps } from './code-editor.tsx';

const LANGUAGE = javascript();

/** CodeMirror 6 for the body of a JavaScript function; where it is none is underlined. */
export function ScriptEditor(props: Omit<CodeEditorProps, 'complete' | 'check' | 'language'>) {
  return (
    <CodeEditor
      {...props}
      language={LANGUAGE}
      tall
      complete={() => null}
      check={(text) => {
        const at = firstError(text);
        return at === null ? null : { at, message: 'This is no JavaScript, or is not complete.' };
      }}
    />
  );
}

/** Where the text stops being JavaScript. */
function firstError(text: string): number | null {
  const cursor = javascriptLanguage.parser.parse(text).cursor();
  do {
    if (cursor.type.isError) return Math.min(cursor.from, Math.max(0, text.length - 1));
  } while (cursor.next());
  return null;
}
