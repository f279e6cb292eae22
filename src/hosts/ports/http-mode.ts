/** How interactive requests are answered: through the service worker (visible in the network tools), or directly. */
export type HttpMode = 'service-worker' | 'direct';
