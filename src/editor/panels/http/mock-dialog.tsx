import { useMemo } from 'react';
import { describeForm } from '../../../core/document/form.ts';
import type { FormField } from '../../../core/document/form.ts';
import { namedConnectors } from '../../../core/document/named-connectors.ts';
import { libraryOf } from '../../../core/document/parse.ts';
import type { Connector } from '../../../core/document/schema.ts';
import { isJsonObject, own } from '../../../core/json.ts';
import type { JsonObject } from '../../../core/json.ts';
import { mockSchema } from '../../../core/mocks/mock.ts';
import type { Mock } from '../../../core/mocks/mock.ts';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { FormSections } from '../../forms/form-sections.tsx';
import type { FormSection } from '../../forms/form-sections.tsx';
import { readForm } from '../../forms/read-form.ts';
import { useEditor } from '../../store/store.ts';
import { labelOfConnector, nameOfMock } from './mock-words.ts';

interface Props {
  readonly mock: Mock;
  readonly isNew: boolean;
  readonly readOnly: boolean;
  readonly onSave: (mock: Mock) => void;
  readonly onClose: () => void;
}

const FIELDS = describeForm(mockSchema);
const SECTIONS: readonly FormSection[] = [
  { title: 'Which requests', keys: ['method', 'path', 'connector'] },
  { title: 'The answer', keys: ['status', 'fault', 'delayMs', 'json', 'text', 'headers'] },
  { title: 'Only for some requests', keys: ['when'] },
];

/** A made-up answer as a form. */
export function MockDialog({ mock, isNew, readOnly, onSave, onClose }: Props) {
  const flow = useEditor((state) => state.flow);
  const connectors = useMemo(() => namedConnectors(flow, libraryOf(flow)), [flow]);
  return (
    <FormDialog
      title={isNew ? 'New HTTP mock' : nameOfMock(mock)}
      description="Answers a request of a run in place of the real API. Nothing leaves this machine."
      initial={isJsonObject(mock) ? mock : {}}
      isNew={isNew}
      saveLabel={isNew ? 'Add mock' : 'Save'}
      readOnly={readOnly}
      read={(draft) => readForm(mockSchema, withoutEmptyConditions(draft))}
      onSave={onSave}
      onClose={onClose}
    >
      {({ value, change }) => (
        <FormSections
          sections={SECTIONS}
          fields={FIELDS.map((field) =>
            field.key === 'connector' ? choose(field, connectors) : field,
          )}
          value={value}
          onChange={change}
        />
      )}
    </FormDialog>
  );
}

/** One of the connectors of a run instead of any text. */
function choose(field: FormField, connectors: ReadonlyMap<string, Connector>): FormField {
  const { key, title, optional, initial } = field;
  const options = [...connectors].map(([name, connector]) => ({
    value: name,
    label: labelOfConnector(name, connector),
  }));
  return { key, title, optional, initial, type: 'choice', placeholder: 'Any connector', options };
}

/** Conditions that were taken away again leave nothing behind. */
function withoutEmptyConditions(draft: JsonObject): JsonObject {
  const when = own(draft, 'when');
  if (!isJsonObject(when)) return draft;
  const kept = Object.entries(when).filter(
    ([, part]) => !isJsonObject(part) || Object.keys(part).length > 0,
  );
  const { when: _when, ...others } = draft;
  return kept.length === 0 ? others : { ...draft, when: Object.fromEntries(kept) };
}
