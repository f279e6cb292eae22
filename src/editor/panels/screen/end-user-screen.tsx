import { useId, useState } from 'react';
import type { FormEvent } from 'react';
import type { ScreenView } from '../../../core/engine/outcome.ts';
import { isJsonArray, isJsonObject } from '../../../core/json.ts';
import type { Json, JsonObject } from '../../../core/json.ts';
import { Icon } from '../../../ui/icon.tsx';
import { LongText } from '../../../ui/long-text.tsx';
import { useRoomForRun } from '../side/use-room-for-run.ts';
import styles from './screen-panel.module.css';

interface Props {
  readonly view: ScreenView;
  readonly error: string | undefined;
  /** What stands in the inputs, by input name, beyond what the run knows already. */
  readonly filled: JsonObject;
  readonly interactive: boolean;
  readonly onPress: (button: string, form: JsonObject) => Promise<boolean>;
}

/** The end user's screen, drawn plainly: inputs, texts, buttons and the error area. */
export function EndUserScreen({ view, error, filled, interactive, onPress }: Props) {
  const before = { ...prefilled(view), ...filled };
  const [values, setValues] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(Object.entries(before).map(([name, value]) => [name, printed(value)])),
  );
  useRoomForRun();
  const first = firstToUse(view);
  const hasErrorArea = view.components.some(({ type }) => type === 'error-message');
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const { nativeEvent } = event;
    const button = nativeEvent instanceof SubmitEvent ? nativeEvent.submitter : null;
    if (interactive && button instanceof HTMLButtonElement) {
      void onPress(button.value, typed(view, values, before));
    }
  };
  return (
    <form className={styles.screen} onSubmit={submit}>
      {error !== undefined && !hasErrorArea && <ErrorArea text={error} />}
      {view.components.map((component, i) => (
        <Component
          key={keyOf(component, i)}
          component={component}
          error={error}
          value={values[nameOf(component)] ?? ''}
          disabled={!interactive}
          takesFocus={interactive && component === first}
          onChange={(value) => setValues((known) => ({ ...known, [nameOf(component)]: value }))}
        />
      ))}
    </form>
  );
}

interface ComponentProps {
  readonly component: JsonObject;
  readonly error: string | undefined;
  readonly value: string;
  readonly disabled: boolean;
  /** It gets the focus if the screen before had it. */
  readonly takesFocus: boolean;
  readonly onChange: (value: string) => void;
}

function Component({ component, error, value, disabled, takesFocus, onChange }: ComponentProps) {
  const id = useId();
  const focus = takesFocus ? { 'data-takes-focus': '' } : undefined;
  const label = textOf(component['label']);
  // Some labels bring their star along.
  const isMarked = component['required'] === true && !label.trimEnd().endsWith('*');
  switch (component['type']) {
    case 'text':
      return (
        <p className={styles.text} data-variant={textOf(component['variant'])}>
          <LongText>{textOf(component['text'])}</LongText>
        </p>
      );
    case 'error-message':
      return error === undefined ? null : <ErrorArea text={error} />;
    case 'input':
      if (component['input'] === 'select') {
        return (
          <div className={styles.field}>
            <label htmlFor={id}>
              {label}
              {isMarked && <span aria-hidden="true"> *</span>}
            </label>
            <select
              {...focus}
              id={id}
              required={component['required'] === true}
              value={value}
              disabled={disabled}
              onChange={(event) => onChange(event.target.value)}
            >
              <option value="">{textOf(component['placeholder']) || 'Choose'}</option>
              {optionsOf(component).map((option) => (
                <option key={option.value} value={option.value}>
                  {option.label}
                </option>
              ))}
            </select>
          </div>
        );
      }
      return (
        <div className={styles.field}>
          <label htmlFor={id}>
            {label}
            {isMarked && <span aria-hidden="true"> *</span>}
          </label>
          <input
            {...focus}
            id={id}
            type={PASSWORDS.has(textOf(component['input'])) ? 'password' : 'text'}
            inputMode={INPUT_MODES[textOf(component['input'])] ?? 'text'}
            autoComplete="off"
            required={component['required'] === true}
            placeholder={textOf(component['placeholder'])}
            value={value}
            readOnly={disabled}
            onChange={(event) => onChange(event.target.value)}
          />
          {textOf(component['submitPort']) !== '' && (
            <button
              type="submit"
              value={textOf(component['submitPort'])}
              className={styles.button}
              data-variant="secondary"
              aria-disabled={disabled}
            >
              Enter the code
            </button>
          )}
        </div>
      );
    case 'divider':
      return <p className={styles.divider}>{textOf(component['text'])}</p>;
    case 'link':
      return <p className={styles.link}>{textOf(component['text'])}</p>;
    case 'image':
      return (
        <p className={styles.image}>
          <Icon name="image" size={16} /> {textOf(component['alt'])}
        </p>
      );
    case 'polling':
      return (
        <p className={styles.polling}>
          <Icon name="loader-circle" size={16} /> Waits for something done elsewhere
          <button
            type="submit"
            value={textOf(component['id'])}
            className={styles.button}
            data-variant="secondary"
            aria-disabled={disabled}
          >
            {label}
          </button>
        </p>
      );
    case 'button':
      return (
        <button
          {...focus}
          type="submit"
          value={textOf(component['id'])}
          className={styles.button}
          data-variant={textOf(component['variant'])}
          aria-disabled={disabled}
        >
          {label || textOf(component['id'])}
        </button>
      );
    default:
      return null;
  }
}

/** Where a person begins: the first input, on a screen without any its first button. */
function firstToUse({ components }: ScreenView): JsonObject | undefined {
  const isA = (type: string) => (component: JsonObject) => component['type'] === type;
  return components.find(isA('input')) ?? components.find(isA('button'));
}

const PASSWORDS: ReadonlySet<string> = new Set(['password', 'newPassword']);
const INPUT_MODES: Readonly<Record<string, 'email' | 'tel' | 'numeric'>> = {
  email: 'email',
  phone: 'tel',
  code: 'numeric',
};

function optionsOf({ options }: JsonObject) {
  return (isJsonArray(options) ? options : []).flatMap((option) =>
    isJsonObject(option)
      ? [{ value: textOf(option['value']), label: textOf(option['label']) }]
      : [],
  );
}

function ErrorArea({ text }: { readonly text: string }) {
  return (
    <p className={styles.error} role="alert">
      <LongText>{text}</LongText>
    </p>
  );
}

/** What the run knows already of what a screen asks for. */
function prefilled(view: ScreenView): JsonObject {
  const form: Record<string, Json> = {};
  for (const component of view.components) {
    if (component['value'] !== undefined) form[nameOf(component)] = component['value'];
  }
  return form;
}

/** What the form sends: every input of the screen; a value that was not text and was not touched stays what it was. */
function typed(
  view: ScreenView,
  values: Readonly<Record<string, string>>,
  before: JsonObject,
): JsonObject {
  const form: Record<string, Json> = {};
  for (const component of view.components) {
    const name = nameOf(component);
    if (component['type'] !== 'input' || name === '') continue;
    const was = before[name];
    const now = values[name] ?? '';
    form[name] = was !== undefined && printed(was) === now ? was : now;
  }
  return form;
}

/** An input's name in the form sent: its context path without `form.`. */
function nameOf(component: JsonObject): string {
  return textOf(component['key']).replace(/^form\./, '');
}

function keyOf(component: JsonObject, index: number): string {
  return `${textOf(component['type'])} ${nameOf(component) || textOf(component['id']) || index}`;
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}

function printed(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
