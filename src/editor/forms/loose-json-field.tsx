import type { Json } from '../../core/json.ts';
import { TextField } from '../../ui/text-field.tsx';
import { printLooseJson, readLooseJson } from './loose-json.ts';
import { useOwnText } from './use-own-text.ts';

interface Props {
  readonly label: string;
  readonly hideLabel: boolean;
  readonly error: string | undefined;
  readonly disabled: boolean;
  readonly value: Json | undefined;
  readonly onChange: (value: Json) => void;
}

/** One value on one line: plain text without quotes, or any JSON. */
export function LooseJsonField({ value, onChange, ...field }: Props) {
  const [text, setText] = useOwnText(value, printLooseJson);
  return (
    <TextField
      {...field}
      mono
      placeholder="text, or JSON"
      value={text}
      onChange={(next) => {
        const becomes = readLooseJson(next);
        setText(next, becomes);
        onChange(becomes);
      }}
    />
  );
}
