import type { RunComparison } from '../../../analysis/diff/compare-runs.ts';
import { diffMatched } from '../../../analysis/diff/diff-flows.ts';
import { matchFlows } from '../../../analysis/diff/match-flows.ts';
import { FlowmintError } from '../../../core/error.ts';
import { keptBetween } from '../../../formats/descope/kept/kept-between.ts';
import { registry } from '../../../steps/registry.ts';
import type { Command, CommandArgs } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import type { ExitCode } from '../exit-code.ts';
import { secretsIn, SHARED_SECRETS, sharedSecretOf } from '../input/shared-secrets.ts';
import type { Io } from '../io.ts';
import { styleFor } from '../style.ts';
import { readSide } from './read-side.ts';
import { reportDiff } from './report.ts';
import { runBoth } from './run-both.ts';

/** `flowmint diff`: how one flow differs from another, by what it means and by how it behaves. */
export const diff: Command = {
  name: 'diff',
  usage: 'A B [--behaviour] [--explore] [--secrets FILE] [--json]',
  summary: 'Compares two flows by what they mean: steps, ports, settings, scenarios.',
  details: [
    'A and B are documents or exports of Descope: files, and of a snapshot its folder or zip. Each\n' +
      'line says what came (+), went (-), is not as it was (~) or leads elsewhere (>), with its JSON\n' +
      'path. Steps are found by id, else by name, settings and neighbours. Places on the canvas and ids\n' +
      'are no differences. What both only keep of their exports (component versions, translations,\n' +
      'references, looks of screens) comes last, of each step the first few.',
    '--behaviour runs every scenario of both flows with both and says what comes out otherwise:\n' +
      'outcome, error, path, claims, users, messages, requests. Where neither flow has scenarios\n' +
      'they are found by trying both out, as --explore does for any flows.',
  ],
  operands: { name: 'A and B', most: 2 },
  options: {
    behaviour: { help: 'Runs the scenarios of both flows with both.' },
    explore: { help: 'Runs scenarios found by trying the flows out as well; with --behaviour.' },
    secrets: SHARED_SECRETS,
    json: { help: 'Prints the result as JSON.' },
  },
  execute,
};

async function execute(args: CommandArgs, io: Io): Promise<ExitCode> {
  const [fileBefore = '', fileAfter] = args.operands;
  if (fileAfter === undefined) {
    throw new FlowmintError('usage', `expected A and B, found "${fileBefore}" alone`, {
      path: 'flowmint diff',
    });
  }
  const explores = args.switches.has('explore');
  if (explores && !args.switches.has('behaviour')) {
    throw new FlowmintError('usage', 'expected --behaviour with --explore, found none', {
      path: 'flowmint diff',
    });
  }
  const secretOf = sharedSecretOf(await secretsIn(args));
  const [before, after] = [await readSide(fileBefore), await readSide(fileAfter)];
  const matches = matchFlows(before.flow, after.flow, registry);
  const { differences, steps } = diffMatched(matches, keptBetween(before.flow, after.flow));
  const behaviour = args.switches.has('behaviour')
    ? await runBoth({ before, after, matches, explores, secretOf }, io)
    : undefined;
  const style = styleFor(io.stdout, io.env);
  const names = { before: fileBefore, after: fileAfter };
  io.stdout.write(
    args.switches.has('json')
      ? `${JSON.stringify({ ...names, differences, steps, ...(behaviour && { behaviour }) }, null, 2)}\n`
      : reportDiff({ names, before, after, diff: { differences, steps }, behaviour }, style),
  );
  const isSame = differences.length === 0 && (behaviour ?? []).every(isSameRun);
  return isSame ? EXIT.ok : EXIT.broken;
}

function isSameRun({ changes }: RunComparison): boolean {
  return changes.length === 0;
}
