import { useId } from 'react';
import { joinPath } from '../../core/document/json-text.ts';
import { newAlternative, newItem } from '../../core/document/form.ts';
import type { FormField } from '../../core/document/form.ts';
import { isJsonObject } from '../../core/json.ts';
import type { Json } from '../../core/json.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { useFieldEditor } from './field-slot.ts';
import type { FieldEditorProps } from './field-slot.ts';
import { useFormSurroundings } from './form-context.ts';
import styles from './forms.module.css';

interface Props extends FieldEditorProps<FormField & { type: 'list' }> {
  readonly value: readonly Json[];
}

/** Items of these types are a line each. */
const ONE_LINE: ReadonlySet<FormField['type']> = new Set(['text', 'number', 'choice']);

/** A list: add, remove, move up and down; each item is edited by its own description. */
export function ListEditor({ field, path, value, onChange }: Props) {
  const FieldEditor = useFieldEditor();
  const { readOnly, problemAt } = useFormSurroundings();
  const headingId = useId();
  const { item } = field;
  const title = item.title === '' ? singular(field.title) : item.title;
  // The bar above an item, or its place in the list, says what it is.
  const bare = item.title === '' || item.type === 'group' || ONE_LINE.has(item.type);
  const replace = (items: readonly Json[]): void => onChange(items, path);
  const error = problemAt(path);
  return (
    <div className={styles.list} role="group" aria-labelledby={headingId}>
      <p id={headingId} className={styles.heading}>
        {field.title}
      </p>
      {field.description !== undefined && <p className={styles.help}>{field.description}</p>}
      {error !== undefined && <p className={styles.problem}>{error}</p>}
      <ol>
        {value.map((one, i) => {
          const name = itemName(one, title, i);
          const editor = (
            <FieldEditor
              field={bare ? { ...item, title: name } : item}
              path={joinPath(path, i)}
              value={one}
              hideLabel={bare}
              onChange={(next, changed) => onChange(value.with(i, next ?? item.initial), changed)}
            />
          );
          const buttons = !readOnly && (
            <span className={styles.itemButtons}>
              <IconButton
                icon="arrow-up"
                size="s"
                label={`Move ${name} up`}
                disabled={i === 0}
                onClick={() => replace(moved(value, i, -1))}
              />
              <IconButton
                icon="arrow-down"
                size="s"
                label={`Move ${name} down`}
                disabled={i === value.length - 1}
                onClick={() => replace(moved(value, i, 1))}
              />
              <IconButton
                icon="trash-2"
                size="s"
                label={`Remove ${name}`}
                onClick={() => replace(value.toSpliced(i, 1))}
              />
            </span>
          );
          return ONE_LINE.has(item.type) ? (
            // Its field has the name already.
            <li key={i} className={styles.itemLine}>
              {editor}
              {buttons}
            </li>
          ) : (
            <li key={i} className={styles.item} aria-label={name}>
              <div className={styles.itemBar}>
                <span>{name}</span>
                {buttons}
              </div>
              {editor}
            </li>
          );
        })}
      </ol>
      {!readOnly &&
        (item.type === 'one-of' ? (
          <Menu
            trigger={
              <Button size="s" icon="plus">
                Add {inSentence(title)}
              </Button>
            }
            items={item.alternatives.map((alternative) => ({
              id: alternative.value,
              label: alternative.title,
              onSelect: () => replace([...value, newAlternative(alternative, value)]),
            }))}
          />
        ) : (
          <Button size="s" icon="plus" onClick={() => replace([...value, newItem(item, value)])}>
            Add {inSentence(title)}
          </Button>
        ))}
    </div>
  );
}

function moved(items: readonly Json[], from: number, by: number): readonly Json[] {
  const item = items[from];
  return item === undefined ? items : items.toSpliced(from, 1).toSpliced(from + by, 0, item);
}

/** What an item calls itself, else its number. */
function itemName(item: Json, title: string, index: number): string {
  if (isJsonObject(item)) {
    for (const key of ['name', 'label', 'key', 'text', 'id']) {
      const value = Object.hasOwn(item, key) ? item[key] : undefined;
      if (typeof value === 'string' && value.trim() !== '') return value.slice(0, 40);
    }
  }
  return `${title} ${index + 1}`;
}

/** "Login ID" -> "login ID": abbreviations stay. */
function inSentence(title: string): string {
  return title.replaceAll(/\b[A-Z][a-z]+/g, (word) => word.toLowerCase());
}

/** "Claims" -> "Claim", "Branches" -> "Branch". */
function singular(title: string): string {
  return title.replace(/(ch|sh|ss|x)es$/i, '$1').replace(/(?<!s)s$/i, '');
}
