/**
 * Has the page controlled by its service worker, which also keeps the app for offline use. Answers whether it is:
 * some browsers and modes have no service workers, and a page loaded past its worker may stay outside.
 *
 * @param script address of the worker's script; its folder is what it controls
 */
export async function controlPage(script: string): Promise<boolean> {
  if (!('serviceWorker' in navigator)) return false;
  const { serviceWorker } = navigator;
  const registration = await serviceWorker.register(script);
  if (serviceWorker.controller !== null) return true;
  const controlled = new Promise<boolean>((resolve) => {
    serviceWorker.addEventListener('controllerchange', () => resolve(true), { once: true });
  });
  // After a reload past the worker it runs already and claims nobody by itself.
  registration.active?.postMessage('CLAIM');
  return controlled;
}
