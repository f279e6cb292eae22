/** What stands on a page that could not begin, instead of nothing. */
export function StartFailed({ error }: { readonly error: unknown }) {
  const reason = error instanceof Error ? error.message : String(error);
  return (
    <main role="alert">
      <h1>Flowmint could not start</h1>
      <p>{reason}</p>
      <p>Load the page again. Your flows are still on this machine.</p>
    </main>
  );
}
