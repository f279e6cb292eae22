import { useEffect, useState } from 'react';
import type { Secret } from '../../../hosts/ports/vault.ts';
import { useToast } from '../../../ui/toaster.tsx';
import { useEditor, useServices } from '../../store/store.ts';

/** The secrets of a flow's connectors, by connector; undefined until the vault has answered. */
export interface Secrets {
  readonly known: ReadonlyMap<string, Secret> | undefined;
  readonly keep: (connector: string, secret: Secret | undefined) => void;
}

export function useSecrets(connectors: readonly string[]): Secrets {
  const { vault } = useServices();
  const toast = useToast();
  const flow = useEditor((state) => state.flow.id);
  const [known, setKnown] = useState<ReadonlyMap<string, Secret>>();
  const ids = JSON.stringify(connectors);
  useEffect(() => {
    let gone = false;
    const load = async (): Promise<void> => {
      const secrets = await Promise.all(
        connectors.map(async (id) => {
          // A vault that cannot be read has none: connectors can be edited all the same.
          const secret = await vault.get(flow, id).catch(() => undefined);
          return secret === undefined ? [] : [[id, secret] as const];
        }),
      );
      if (!gone) setKnown(new Map(secrets.flat()));
    };
    void load();
    return () => {
      gone = true;
    };
    // Their ids say which connectors there are.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [vault, flow, ids]);
  const keep = async (connector: string, secret: Secret | undefined): Promise<void> => {
    try {
      await vault.set(flow, connector, secret);
      setKnown((before) => {
        const after = new Map(before);
        if (secret === undefined) after.delete(connector);
        else after.set(connector, secret);
        return after;
      });
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      toast({ tone: 'danger', text: `The secret is not kept: ${why}` });
    }
  };
  return {
    known,
    keep: (connector, secret) => void keep(connector, secret),
  };
}
