import { describeForm } from '../../../core/document/form.ts';
import { connectorSchema } from '../../../core/document/schema.ts';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { FormSections } from '../../forms/form-sections.tsx';
import { AUTHENTICATION_FIELD, HMAC_FIELD, draftOf, readConnector } from './connector-draft.ts';
import type { ConnectorWithSecret } from './connector-draft.ts';
import styles from './connectors-dialog.module.css';

interface Props {
  readonly value: ConnectorWithSecret;
  readonly isNew: boolean;
  readonly readOnly: boolean;
  readonly onSave: (value: ConnectorWithSecret) => void;
  readonly onClose: () => void;
}

// Steps and mocks name a connector by its id: it is made once, from the name.
const FIELDS = [
  ...describeForm(connectorSchema).filter(({ key }) => key !== 'id'),
  AUTHENTICATION_FIELD,
  HMAC_FIELD,
];

/** One connector as a form, with what it authenticates itself with. */
export function ConnectorDialog({ value, isNew, readOnly, onSave, onClose }: Props) {
  return (
    <FormDialog
      title={isNew ? 'New connector' : value.connector.name || value.connector.id}
      initial={draftOf(value)}
      isNew={isNew}
      saveLabel={isNew ? 'Add connector' : 'Save'}
      readOnly={readOnly}
      read={readConnector}
      onSave={onSave}
      onClose={onClose}
    >
      {({ value: draft, change }) => (
        <>
          <FormSections
            sections={[
              {
                title: 'Connector',
                keys: ['name', 'baseUrl', 'headers', 'includeHeadersInContext'],
              },
              {
                title: 'Authentication',
                keys: [AUTHENTICATION_FIELD.key, 'oauth2', HMAC_FIELD.key],
              },
            ]}
            fields={FIELDS}
            value={draft}
            onChange={change}
          />
          <p className={styles.note}>
            What you enter here is kept on this machine alone: not in the flow, no exported file and
            no link. It goes along with the request you see in the browser’s network tools; mocks
            and the timeline never see it.
          </p>
        </>
      )}
    </FormDialog>
  );
}
