import { parsePath } from '../../core/values/path.ts';

/** Whether a path names something below the form. */
export function isFormPath(path: string): boolean {
  const parsed = parsePath(path);
  return parsed !== null && parsed.length > 1 && (parsed[0] === 'form' || parsed[0] === 'inputs');
}
