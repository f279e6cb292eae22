/** What stands on a page that could not begin or go on, instead of nothing. */
export function PageFailed({ title, error }: { readonly title: string; readonly error: unknown }) {
  const reason = error instanceof Error ? error.message : String(error);
  return (
    <main role="alert">
      <h1>{title}</h1>
      <p>{reason}</p>
      <p>Load the page again. Your flows are still on this machine.</p>
    </main>
  );
}
