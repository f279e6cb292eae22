const STOPS =
  'button:enabled, input:enabled, select:enabled, textarea:enabled, a[href], [tabindex="0"]';

/** Where the focus goes when a box opens: what is marked `data-autofocus`, else the first control. */
export function firstStop(box: Element): HTMLElement | null {
  return (
    box.querySelector<HTMLElement>('[data-autofocus]') ?? box.querySelector<HTMLElement>(STOPS)
  );
}
