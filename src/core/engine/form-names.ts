import type { Path } from '../values/path.ts';

/**
 * `displayName` and `fullName` are one thing under two names (Descope docs, "Dynamic Values"; the SDK gives a flow the
 * one as the other too). The other name of what a path below `form` names; null where it has none.
 */
export function otherName(path: Path): 'displayName' | 'fullName' | null {
  if (path.length !== 2) return null;
  if (path[1] === 'displayName') return 'fullName';
  return path[1] === 'fullName' ? 'displayName' : null;
}
