import type { ReactNode } from 'react';
import { ErrorBoundary } from 'react-error-boundary';
import type { FallbackProps } from 'react-error-boundary';
import { Button } from './button.tsx';
import { EmptyState } from './empty-state.tsx';

interface PartBoundaryProps {
  /** As a person would call it: "The timeline". */
  readonly part: string;
  /** It is tried again as soon as one of these is another. */
  readonly resetKeys?: readonly unknown[];
  readonly children: ReactNode;
}

/** A part of the page whose failure leaves all others as they are: what went wrong stands in its place. */
export function PartBoundary({ part, resetKeys, children }: PartBoundaryProps) {
  return (
    <ErrorBoundary
      {...(resetKeys !== undefined && { resetKeys: [...resetKeys] })}
      fallbackRender={failureOf(part)}
    >
      {children}
    </ErrorBoundary>
  );
}

function failureOf(part: string) {
  return ({ error, resetErrorBoundary }: FallbackProps) => (
    <div role="alert">
      <EmptyState
        icon="circle-x"
        title={`${part} failed`}
        actions={
          <>
            <Button onClick={resetErrorBoundary}>Try again</Button>
            <Button onClick={() => window.location.reload()}>Reload the page</Button>
          </>
        }
      >
        {reasonOf(error)} The flow is kept as it was.
      </EmptyState>
    </div>
  );
}

/** The error's own words, as a sentence. */
function reasonOf(error: unknown): string {
  const reason = error instanceof Error ? error.message : String(error);
  return /[.!?]$/.test(reason) ? reason : `${reason}.`;
}
