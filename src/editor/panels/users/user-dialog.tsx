import { describeForm } from '../../../core/document/form.ts';
import { isJsonObject } from '../../../core/json.ts';
import { draftConflicts } from '../../../core/users/draft-conflicts.ts';
import { userSchema } from '../../../core/users/user.ts';
import type { UserInput } from '../../../core/users/user.ts';
import type { LoginIdKey } from '../../../core/users/user-index.ts';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { FormSections } from '../../forms/form-sections.tsx';
import type { FormSection } from '../../forms/form-sections.tsx';
import { readForm } from '../../forms/read-form.ts';
import { nameOfUser } from './user-words.ts';

interface Props {
  /** Undefined: a new user. */
  readonly user: UserInput | undefined;
  readonly others: readonly UserInput[];
  readonly keyOf: LoginIdKey;
  readonly readOnly: boolean;
  readonly onSave: (user: UserInput) => void;
  readonly onClose: () => void;
}

const FIELDS = describeForm(userSchema);
const SECTIONS: readonly FormSection[] = [
  { title: 'Who', keys: ['loginIds', 'name', 'givenName', 'familyName', 'middleName', 'picture'] },
  { title: 'Contact', keys: ['email', 'phone', 'verifiedEmail', 'verifiedPhone'] },
  { title: 'Access', keys: ['status', 'roleNames', 'permissions', 'userTenants'] },
  { title: 'Attributes of your own', keys: ['customAttributes'] },
  { title: 'Record', keys: ['userId', 'createdTime', 'lastLoginTime', 'test'] },
];

/** A made-up user as a form; a login ID somebody else has is said at its field. */
export function UserDialog({ user, others, keyOf, readOnly, onSave, onClose }: Props) {
  return (
    <FormDialog
      title={user === undefined ? 'New user' : nameOfUser(user)}
      description="Made up: nobody outside of this machine hears of them."
      initial={isJsonObject(user) ? user : { loginIds: [''] }}
      isNew={user === undefined}
      saveLabel={user === undefined ? 'Add user' : 'Save'}
      readOnly={readOnly}
      read={(draft) => readForm(userSchema, draft, (one) => draftConflicts(one, others, keyOf))}
      onSave={onSave}
      onClose={onClose}
    >
      {({ value, change }) => (
        <FormSections sections={SECTIONS} fields={FIELDS} value={value} onChange={change} />
      )}
    </FormDialog>
  );
}
