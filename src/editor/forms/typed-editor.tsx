import { useState } from 'react';
import type { FormField } from '../../core/document/form.ts';
import type { Json } from '../../core/json.ts';
import { textOf } from '../../core/values/template.ts';
import { asNumber, DYNAMIC_TEXT } from '../../core/values/typed-value.ts';
import { Select } from '../../ui/select.tsx';
import { DynamicField } from './dynamic-field.tsx';
import type { FieldEditorProps } from './field-slot.ts';
import { useFormSurroundings } from './form-context.ts';
import styles from './forms.module.css';
import { useOwnText } from './use-own-text.ts';

type Props = FieldEditorProps<FormField & { type: 'any-of' }>;

/** A number or a truth value, or a dynamic value that gives one. */
export function TypedEditor(props: Props) {
  const isTruth = props.field.alternatives.some(({ type }) => type === 'boolean');
  return isTruth ? <TruthEditor {...props} /> : <NumberOrText {...props} />;
}

const DYNAMIC = 'a dynamic value';

/** True, false, or a field for the dynamic value. */
function TruthEditor(props: Props) {
  const { field, value, path, onChange, hideLabel = false } = props;
  const { readOnly, problemAt } = useFormSurroundings();
  const [asked, setAsked] = useState(false);
  const isDynamic = asked || typeof value === 'string';
  return (
    <div className={styles.form}>
      <Select
        label={field.title}
        hideLabel={hideLabel}
        help={field.description}
        error={isDynamic ? undefined : problemAt(path)}
        disabled={readOnly}
        value={isDynamic ? DYNAMIC : String(value === true)}
        options={['true', 'false', DYNAMIC].map((one) => ({ value: one, label: one }))}
        onChange={(next) => {
          setAsked(next === DYNAMIC);
          if (next !== DYNAMIC) onChange(next === 'true', path);
        }}
      />
      {isDynamic && (
        <OwnText
          {...props}
          label="Dynamic value"
          hideLabel={hideLabel}
          read={readDynamic}
          expected="a dynamic value, such as {{form.consent}}"
          value={typeof value === 'string' ? value : ''}
        />
      )}
    </div>
  );
}

function NumberOrText(props: Props) {
  const { field, hideLabel = false } = props;
  return (
    <OwnText
      {...props}
      label={field.title}
      hideLabel={hideLabel}
      read={(text) => asNumber(text) ?? readDynamic(text)}
      expected="a number, or a dynamic value such as {{form.age}}"
    />
  );
}

interface OwnTextProps extends Omit<Props, 'hideLabel'> {
  readonly label: string;
  readonly hideLabel: boolean;
  /** The value that a text stands for; undefined: it is none yet. */
  readonly read: (text: string) => Json | undefined;
  readonly expected: string;
}

/** What is typed, which changes the value only where it is one. */
function OwnText({ label, hideLabel, field, path, value, onChange, read, expected }: OwnTextProps) {
  const { readOnly, problemAt } = useFormSurroundings();
  const [text, setText] = useOwnText(value, textOf);
  const isValue = read(text) !== undefined;
  return (
    <DynamicField
      mode="text"
      label={label}
      hideLabel={hideLabel}
      help={field.description}
      error={isValue ? problemAt(path) : `Expected ${expected}`}
      disabled={readOnly}
      value={text}
      onChange={(next) => {
        const becomes = read(next);
        setText(next, becomes ?? value);
        if (becomes !== undefined) onChange(becomes, path);
      }}
    />
  );
}

function readDynamic(text: string): string | undefined {
  return DYNAMIC_TEXT.test(text) ? text : undefined;
}
