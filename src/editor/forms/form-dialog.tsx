import { Fragment, useId, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import type { JsonObject } from '../../core/json.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useEditor, useEditorStore } from '../store/store.ts';
import { FormContext } from './form-context.ts';
import type { FormSurroundings, Suggestion } from './form-context.ts';
import styles from './form-dialog.module.css';
import { IssueList } from './issue-list.tsx';
import type { FormIssue, FormReading } from './read-form.ts';
import { useDraft } from './use-draft.ts';
import type { Draft } from './use-draft.ts';

interface Props<Value> {
  readonly title: string;
  readonly description?: ReactNode;
  readonly size?: 's' | 'm' | 'l';
  readonly initial: JsonObject;
  /** There is something to save before anything is changed: a new entry that is filled in already. */
  readonly isNew?: boolean;
  readonly saveLabel?: string;
  readonly readOnly?: boolean;
  /** The dynamic values that its fields can read; left out: none. */
  readonly suggestions?: readonly Suggestion[];
  readonly read: (draft: JsonObject) => FormReading<Value>;
  readonly onSave: (value: Value) => void;
  readonly onClose: () => void;
  /** The fields; whatever they change goes through the draft. */
  readonly children: (draft: Draft<Value>) => ReactNode;
}

const NONE: readonly never[] = [];

/**
 * A form over the page that is saved as a whole, or not at all: nothing half-typed gets into a flow. Closing it with
 * changes asks first, so nothing that was typed is lost by a slip.
 */
export function FormDialog<Value>(props: Props<Value>) {
  const { title, description, size = 'm', isNew = false, readOnly = false, onClose } = props;
  const draft = useDraft(props.initial, props.read);
  const [leaving, setLeaving] = useState(false);
  const body = useRef<HTMLDivElement>(null);
  const surroundings = useDialogSurroundings(draft, readOnly, props.suggestions ?? NONE);
  const leave = (): void => {
    if (draft.pristine || readOnly) onClose();
    else setLeaving(!leaving);
  };
  const save = (): void => {
    const value = draft.submit();
    if (value === undefined) {
      requestAnimationFrame(() => focusFirstInvalid(body.current));
      return;
    }
    if (!draft.pristine || isNew) props.onSave(value);
    onClose();
  };
  return (
    <Dialog
      open
      title={title}
      size={size}
      description={description}
      onClose={leave}
      footer={
        <Footer
          issues={draft.shownIssues}
          leaving={leaving}
          readOnly={readOnly}
          saveLabel={props.saveLabel ?? 'Save'}
          onKeep={() => setLeaving(false)}
          onDiscard={onClose}
          onCancel={leave}
          onSave={save}
        />
      }
    >
      <FormContext value={surroundings}>
        {/* No form element, which Enter would submit: dialogs over dialogs would nest them. */}
        {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
        <div
          ref={body}
          onBlur={draft.leave}
          onKeyDown={(event) => {
            if (!asksToSave(event) || readOnly) return;
            event.preventDefault();
            event.stopPropagation();
            save();
          }}
        >
          {props.children(draft)}
        </div>
      </FormContext>
    </Dialog>
  );
}

interface FooterProps {
  readonly issues: readonly FormIssue[];
  readonly leaving: boolean;
  readonly readOnly: boolean;
  readonly saveLabel: string;
  readonly onKeep: () => void;
  readonly onDiscard: () => void;
  readonly onCancel: () => void;
  readonly onSave: () => void;
}

function Footer(props: FooterProps) {
  const questionId = useId();
  if (props.readOnly) {
    return (
      <>
        <p className={styles.note}>This flow was made by a newer Flowmint: it can only be read.</p>
        <Button onClick={props.onDiscard}>Close</Button>
      </>
    );
  }
  if (props.leaving) {
    return (
      // Other buttons, not the ones before with other words: a second press must not discard.
      <Fragment key="leaving">
        <p id={questionId} className={styles.note} role="alert">
          What you changed here is not saved.
        </p>
        <Button variant="danger" onClick={props.onDiscard}>
          Discard changes
        </Button>
        {/* It has just replaced the button that was pressed: the focus goes on to it. */}
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus */}
        <Button autoFocus aria-describedby={questionId} onClick={props.onKeep}>
          Keep editing
        </Button>
      </Fragment>
    );
  }
  return (
    <>
      <IssueList issues={props.issues} />
      <Button onClick={props.onCancel}>Cancel</Button>
      <Button variant="primary" onClick={props.onSave}>
        {props.saveLabel}
      </Button>
    </>
  );
}

function useDialogSurroundings(
  draft: Draft<unknown>,
  readOnly: boolean,
  suggestions: readonly Suggestion[],
): FormSurroundings {
  const connectors = useEditor((state) => state.flow.connectors ?? NONE);
  const store = useEditorStore();
  const { shownIssues, reportUnreadable } = draft;
  return useMemo(() => {
    const byPath = new Map(shownIssues.map(({ path, message }) => [path, message]));
    return {
      suggestions,
      connectors,
      readOnly,
      problemAt: (path) => byPath.get(path),
      reportUnreadable,
      editConnectors: () => store.getState().setView({ overlay: 'connectors' }),
    };
  }, [suggestions, shownIssues, connectors, readOnly, reportUnreadable, store]);
}

/** Enter in a field of one line, or with Ctrl or ⌘ anywhere. */
function asksToSave(event: KeyboardEvent): boolean {
  if (event.key !== 'Enter' || event.defaultPrevented || event.nativeEvent.isComposing)
    return false;
  const { target } = event;
  const isLine =
    target instanceof HTMLInputElement && (target.type === 'text' || target.type === 'number');
  return isLine || event.ctrlKey || event.metaKey;
}

function focusFirstInvalid(body: HTMLElement | null): void {
  body?.querySelector<HTMLElement>('[aria-invalid="true"]:not([hidden] *)')?.focus();
}
