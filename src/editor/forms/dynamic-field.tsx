import { useId, useLayoutEffect, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { Field } from '../../ui/field.tsx';
import { Listbox, optionId } from '../../ui/listbox.tsx';
import { usePlacement } from '../../ui/use-placement.ts';
import { complete, completionsAt } from './completion.ts';
import type { Completion, DynamicMode } from './completion.ts';
import { useFormSurroundings } from './form-context.ts';
import styles from './forms.module.css';
import { optionOf } from './suggestion-option.ts';

interface Props {
  readonly mode: DynamicMode;
  readonly label: string;
  readonly hideLabel: boolean;
  readonly help: string | undefined;
  readonly error: string | undefined;
  readonly disabled: boolean;
  readonly placeholder?: string | undefined;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Set where it replaces what was just pressed. */
  readonly takesFocus?: boolean;
  readonly onFocus?: () => void;
}

/** Text or a path with autocomplete of what can be set at this point, and what it was in the last run. */
export function DynamicField({
  mode,
  label,
  hideLabel,
  help,
  error,
  disabled,
  placeholder,
  value,
  onChange,
  takesFocus = false,
  onFocus,
}: Props) {
  const { suggestions } = useFormSurroundings();
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();
  const [caret, setCaret] = useState<number | null>(null);
  const [wanted, setWanted] = useState(0);
  const nextCaret = useRef<number | null>(null);
  const found = caret === null ? [] : completionsAt(value, caret, mode, suggestions).slice(0, 50);
  const active = Math.min(wanted, found.length - 1);

  useLayoutEffect(() => {
    if (nextCaret.current === null) return;
    input.current?.setSelectionRange(nextCaret.current, nextCaret.current);
    nextCaret.current = null;
  });

  const take = (completion: Completion): void => {
    const after = complete(value, completion);
    nextCaret.current = after.caret;
    onChange(after.text);
    setCaret(null);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (found.length === 0) {
      if (event.key === 'ArrowDown' && caret === null) setCaret(input.current?.selectionStart ?? 0);
      return;
    }
    const chosen = found[active];
    if (event.key === 'ArrowDown') setWanted((active + 1) % found.length);
    else if (event.key === 'ArrowUp') setWanted((active - 1 + found.length) % found.length);
    else if (event.key === 'Enter' && chosen !== undefined) take(chosen);
    else if (event.key === 'Escape') setCaret(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const look = (): void => {
    setCaret(input.current?.selectionStart ?? value.length);
    setWanted(0);
  };

  return (
    <Field label={label} hideLabel={hideLabel} help={help} error={error}>
      {(control) => (
        <>
          <input
            {...control}
            ref={input}
            type="text"
            role="combobox"
            aria-autocomplete="list"
            aria-expanded={found.length > 0}
            aria-controls={listId}
            aria-activedescendant={found.length > 0 ? optionId(listId, String(active)) : undefined}
            className={styles.dynamic}
            data-mono={mode === 'path'}
            autoComplete="off"
            spellCheck={mode === 'path' ? false : undefined}
            placeholder={placeholder}
            readOnly={disabled}
            value={value}
            onChange={(event) => {
              onChange(event.currentTarget.value);
              look();
            }}
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- only where the focus would else be lost
            autoFocus={takesFocus}
            onFocus={() => {
              onFocus?.();
              if (mode === 'path' && value === '') look();
            }}
            onClick={look}
            onKeyDown={onKeyDown}
            onBlur={() => setCaret(null)}
          />
          {found.length > 0 && !disabled && (
            <Suggestions
              id={listId}
              anchor={() => input.current}
              found={found}
              active={active}
              onActive={setWanted}
              onTake={take}
            />
          )}
        </>
      )}
    </Field>
  );
}

interface SuggestionsProps {
  readonly id: string;
  readonly anchor: () => HTMLInputElement | null;
  readonly found: readonly Completion[];
  readonly active: number;
  readonly onActive: (index: number) => void;
  readonly onTake: (completion: Completion) => void;
}

/** The list lies in the top layer, so no scrolling panel cuts it off; the focus stays in the field. */
function Suggestions({ id, anchor, found, active, onActive, onTake }: SuggestionsProps) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (box.current?.matches(':popover-open') === false) box.current.showPopover();
  }, []);
  usePlacement(anchor, box, 'bottom-start');
  const options = found.map(({ suggestion }, i) => ({ ...optionOf(suggestion), id: String(i) }));
  return (
    <div ref={box} popover="manual" className={styles.suggestions}>
      <Listbox
        id={id}
        label="Dynamic values that can be set here"
        options={options}
        activeId={String(active)}
        onActive={(one) => onActive(Number(one))}
        onSelect={(option) => {
          const completion = found[Number(option.id)];
          if (completion !== undefined) onTake(completion);
        }}
      />
    </div>
  );
}
