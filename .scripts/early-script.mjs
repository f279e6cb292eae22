/**
 * Has a chunk of the page evaluated as soon as it is there, while the browser still fetches and reads the others: the
 * page names it as a script of its own. Modules are evaluated once, so whoever imports it gets what it made by then.
 *
 * @param {string} chunk name of the chunk
 * @returns {import('vite').Plugin}
 */
export function earlyScript(chunk) {
  return {
    name: 'flowmint:early-script',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle = {} }) {
        const file = Object.values(bundle).find(
          (one) => one.type === 'chunk' && one.name === chunk,
        )?.fileName;
        // Another page built by the same configuration does without.
        if (file === undefined) return [];
        const attrs = { type: 'module', crossorigin: true, async: true, src: `./${file}` };
        return [{ tag: 'script', attrs, injectTo: 'head' }];
      },
    },
  };
}
