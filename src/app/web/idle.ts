/** Once the page has drawn and has nothing to do: what is not needed for that comes after it. */
export async function idle(): Promise<void> {
  await new Promise((resolve) => {
    requestAnimationFrame(resolve);
  });
  await new Promise((resolve) => {
    // Not every browser has it.
    if ('requestIdleCallback' in window) requestIdleCallback(resolve, { timeout: LONGEST_BUSY });
    else setTimeout(resolve, LONGEST_BUSY / 10);
  });
}

/** How long the page may be busy before what can wait begins all the same, in milliseconds. */
const LONGEST_BUSY = 1500;
