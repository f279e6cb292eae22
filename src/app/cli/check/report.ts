import type { FlowmintError } from '../../../core/error.ts';
import type { Problem, Severity } from '../../../core/problem.ts';
import { plain } from '../plain.ts';
import type { Style } from '../style.ts';

/** What was found in a file, or why it could not be read. */
export type CheckedFile =
  | { readonly file: string; readonly problems: readonly Problem[] }
  | { readonly file: string; readonly error: FlowmintError };

const PLURAL: Readonly<Record<Severity, string>> = {
  error: 'errors',
  warning: 'warnings',
  info: 'infos',
};

/** One line per problem, `file:path severity code message`, and a last line that counts them. */
export function reportChecks(files: readonly CheckedFile[], style: Style): string {
  const dress = { error: style.red, warning: style.yellow, info: style.cyan };
  const lines = files.flatMap((checked) =>
    'error' in checked
      ? []
      : checked.problems.map(({ severity, code, path, message }) => {
          const place = path === '' ? checked.file : `${checked.file}:${path}`;
          return `${plain(place)} ${dress[severity](severity)} ${style.bold(code)} ${plain(message)}`;
        }),
  );
  return `${[...lines, summaryOf(files)].join('\n')}\n`;
}

/** The same for programs. */
export function reportChecksAsJson(files: readonly CheckedFile[]): string {
  const listed = files.map((checked) => {
    if (!('error' in checked)) return checked;
    const { code, path, message } = checked.error;
    return {
      file: checked.file,
      unreadable: { code, ...(path !== undefined && { path }), message },
    };
  });
  return `${JSON.stringify({ files: listed, counts: count(files) }, null, 2)}\n`;
}

function summaryOf(files: readonly CheckedFile[]): string {
  const { flows, unreadable, ...bySeverity } = count(files);
  const found = (['error', 'warning', 'info'] as const).flatMap((severity) => {
    const number = bySeverity[severity];
    if (number === 0) return [];
    return [`${number} ${number === 1 ? severity : PLURAL[severity]}`];
  });
  const said = found.length === 0 ? 'no problems' : found.join(', ');
  const unread = unreadable === 0 ? '' : `; ${unreadable} unreadable`;
  return `${said} in ${flows} ${flows === 1 ? 'flow' : 'flows'}${unread}`;
}

function count(files: readonly CheckedFile[]) {
  const counts = { flows: 0, unreadable: 0, error: 0, warning: 0, info: 0 };
  for (const checked of files) {
    if ('error' in checked) {
      counts.unreadable += 1;
    } else {
      counts.flows += 1;
      for (const { severity } of checked.problems) counts[severity] += 1;
    }
  }
  return counts;
}
