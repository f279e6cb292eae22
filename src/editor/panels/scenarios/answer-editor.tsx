import { isJsonObject, own } from '../../../core/json.ts';
import type { Json, JsonObject } from '../../../core/json.ts';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Select } from '../../../ui/select.tsx';
import { useFormSurroundings } from '../../forms/form-context.ts';
import { LooseJsonField } from '../../forms/loose-json-field.tsx';
import styles from './scenarios-panel.module.css';
import type { ScreenChoice } from './screens-of.ts';

interface Props {
  readonly number: number;
  readonly count: number;
  readonly path: string;
  readonly answer: JsonObject;
  readonly screens: readonly ScreenChoice[];
  readonly onChange: (answer: JsonObject, path: string) => void;
  readonly onMove: (by: number) => void;
  readonly onRemove: () => void;
}

/** What a person types and presses at one screen. */
export function AnswerEditor(props: Props) {
  const { number, count, path, answer, screens, onChange, onMove, onRemove } = props;
  const { readOnly, problemAt } = useFormSurroundings();
  const step = textOf(own(answer, 'step'));
  const press = textOf(own(answer, 'press'));
  const screen = screens.find(({ id, name }) => id === step || name === step);
  const held = own(answer, 'form');
  const form = isJsonObject(held) ? held : {};
  const inputs = new Set([...(screen?.inputs ?? []), ...Object.keys(form)]);
  const button = screen?.buttons.find(({ id, label }) => id === press || label === press);
  const choose = (id: string): void => {
    const next = screens.find((one) => one.id === id);
    onChange({ ...answer, step: id, press: next?.buttons[0]?.id ?? '' }, `${path}.step`);
  };
  const type = (input: string, value: Json): void => {
    const { [input]: _before, ...others } = form;
    const typed = value === '' ? others : { ...form, [input]: value };
    const { form: _form, ...rest } = answer;
    onChange(Object.keys(typed).length === 0 ? rest : { ...answer, form: typed }, `${path}.form`);
  };
  const title = `Answer ${number}`;
  return (
    <div role="group" aria-label={title} className={styles.answer}>
      <div className={styles.answerBar}>
        <strong>{title}</strong>
        {!readOnly && (
          <span>
            <IconButton
              icon="arrow-up"
              label={`Move answer ${number} up`}
              disabled={number === 1}
              onClick={() => onMove(-1)}
            />
            <IconButton
              icon="arrow-down"
              label={`Move answer ${number} down`}
              disabled={number === count}
              onClick={() => onMove(1)}
            />
            <IconButton icon="trash-2" label={`Remove answer ${number}`} onClick={onRemove} />
          </span>
        )}
      </div>
      <Select
        label="At the screen"
        disabled={readOnly}
        error={problemAt(`${path}.step`)}
        value={screen?.id ?? step}
        options={screens.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={choose}
      />
      <Select
        label="Press"
        disabled={readOnly}
        error={problemAt(`${path}.press`)}
        value={button?.id ?? press}
        options={(screen?.buttons ?? []).map(({ id, label }) => ({ value: id, label }))}
        onChange={(id) => onChange({ ...answer, press: id }, `${path}.press`)}
      />
      {[...inputs].map((input) => (
        <LooseJsonField
          key={input}
          label={`form.${input}`}
          hideLabel={false}
          error={problemAt(`${path}.form.${input}`)}
          disabled={readOnly}
          value={own(form, input)}
          onChange={(value) => type(input, value)}
        />
      ))}
    </div>
  );
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}
