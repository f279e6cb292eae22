import type { ComponentProps } from 'react';
import { Field } from './field.tsx';
import styles from './field.module.css';
import { Icon } from './icon.tsx';
import { IconButton } from './icon-button.tsx';
import { Kbd } from './kbd.tsx';

export interface SearchFieldProps extends Omit<
  ComponentProps<'input'>,
  'value' | 'onChange' | 'id' | 'type' | 'children'
> {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Shown while the field is empty; the caller listens. */
  readonly shortcut?: string;
}

/** Its label is for screen readers; the glass and the placeholder say it to the rest. Escape clears. */
export function SearchField({ label, value, onChange, shortcut, ...rest }: SearchFieldProps) {
  return (
    <Field label={label} hideLabel>
      {(control) => (
        <div className={styles.affixed} data-start data-end>
          <span className={styles.affix} data-side="start">
            <Icon name="search" size={14} />
          </span>
          <input
            autoComplete="off"
            spellCheck={false}
            placeholder={label}
            {...rest}
            {...control}
            type="search"
            className={styles.control}
            value={value}
            onChange={(event) => onChange(event.currentTarget.value)}
            onKeyDown={(event) => {
              rest.onKeyDown?.(event);
              if (event.key !== 'Escape' || value === '') return;
              event.stopPropagation();
              onChange('');
            }}
          />
          <span className={styles.affix}>
            {value !== '' && (
              <IconButton
                icon="x"
                label="Clear"
                onClick={() => {
                  onChange('');
                  document.getElementById(control.id)?.focus();
                }}
              />
            )}
            {value === '' && shortcut !== undefined && <Kbd keys={shortcut} />}
          </span>
        </div>
      )}
    </Field>
  );
}
