import { useState } from 'react';
import { sharedSecretIn, sharedSecretKey } from '../../hosts/ports/vault.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useSecrets } from '../panels/connectors/use-secrets.ts';

interface Props {
  readonly label: string;
  readonly help: string | undefined;
  readonly error: string | undefined;
  readonly disabled: boolean;
  readonly placeholder: string | undefined;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** The name of a secret, which the document keeps, and the secret itself, which stays in this machine's vault. */
export function VaultField({ value, ...rest }: Props) {
  const key = sharedSecretKey(value);
  const { known, keep } = useSecrets([key]);
  const [typed, setTyped] = useState('');
  const isKept = sharedSecretIn(known?.get(key)) !== undefined;
  const set = (token: string): void => {
    keep(key, token === '' ? undefined : { type: 'bearer', token });
    setTyped('');
  };
  return (
    <>
      <TextField {...rest} value={value} />
      {value !== '' && (
        <>
          <TextField
            label={`Secret of “${value}”`}
            type="password"
            autoComplete="new-password"
            placeholder={isKept ? 'kept on this machine' : 'not there yet'}
            value={typed}
            onChange={setTyped}
          />
          <div>
            <Button size="s" disabled={typed === ''} onClick={() => set(typed)}>
              Keep secret
            </Button>{' '}
            {isKept && (
              <Button size="s" variant="ghost" onClick={() => set('')}>
                Forget it
              </Button>
            )}
          </div>
        </>
      )}
    </>
  );
}
