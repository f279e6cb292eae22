import type { Tools } from '../../core/engine/tools.ts';

let loading: Promise<Tools> | undefined;

/**
 * What hosts lend the engine: jq, patterns, email and phone checks. They are large, so the page loads them apart from
 * everything else; whoever asks again gets the same ones.
 */
export function loadTools(): Promise<Tools> {
  loading ??= load().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function load(): Promise<Tools> {
  const [{ textRules }, { evaluateJq }, { pathsOfJq }] = await Promise.all([
    import('../../core/conditions/text-rules.ts'),
    import('../../core/jq/evaluate.ts'),
    import('../../core/jq/read-paths.ts'),
  ]);
  return { ...textRules, jq: evaluateJq, jqPaths: pathsOfJq };
}
