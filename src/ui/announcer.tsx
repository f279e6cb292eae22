import { createContext, type ReactNode, use, useCallback, useState } from 'react';
import { VisuallyHidden } from './visually-hidden.tsx';

/** Says to screen readers, politely, what the eye sees: "Step added after Sign in form". */
export function useAnnounce(): (message: string) => void {
  return use(Announce);
}

export function AnnouncerProvider({ children }: { readonly children: ReactNode }) {
  const [said, setSaid] = useState({ message: '', times: 0 });
  const announce = useCallback((message: string) => {
    setSaid(({ times }) => ({ message, times: times + 1 }));
  }, []);
  return (
    <Announce value={announce}>
      {children}
      <VisuallyHidden>
        {/* A new key makes the same words twice two messages. */}
        <output aria-live="polite">
          <span key={said.times}>{said.message}</span>
        </output>
      </VisuallyHidden>
    </Announce>
  );
}

const Announce = createContext<(message: string) => void>(() => {});
