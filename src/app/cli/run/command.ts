import { makeRunnable } from '../../../core/engine/env.ts';
import { FlowmintError } from '../../../core/error.ts';
import { checkExpectations } from '../../../core/scenario/expect.ts';
import { Signer } from '../../../hosts/keys/signer.ts';
import { signResult } from '../../../hosts/session/run-result.ts';
import { unusedAnswers, unusedInWords } from '../../../hosts/session/unused-answers.ts';
import { registry } from '../../../steps/registry.ts';
import type { Command, CommandArgs } from '../command.ts';
import { withFile } from '../error-line.ts';
import { EXIT } from '../exit-code.ts';
import type { ExitCode } from '../exit-code.ts';
import { lend } from '../input/lend.ts';
import { makeWorld } from '../input/make-world.ts';
import { pickScenario } from '../input/pick-scenario.ts';
import type { PickedScenario } from '../input/pick-scenario.ts';
import { readFlow } from '../input/read-flow.ts';
import { secretsIn } from '../input/shared-secrets.ts';
import type { Io } from '../io.ts';
import { plain } from '../plain.ts';
import { signingKey } from '../signing-key.ts';
import { styleFor } from '../style.ts';
import { playRun } from './play-run.ts';
import { reportRun } from './report-run.ts';

/** `flowmint run`: one flow, once, and everything that happened. */
export const run: Command = {
  name: 'run',
  usage: 'FLOW [--scenario NAME|FILE] [--live] [--secrets FILE] [--deadline SECONDS] [--json]',
  summary: 'Runs a flow and shows what each step did, and the token.',
  details: [
    'A scenario says who comes, what they type and what the APIs answer. Without one nobody\n' +
      'types anything, there are no users, and no API answers.',
    'Nothing leaves this machine unless you say --live: then requests are really sent, and\n' +
      'mocks are not looked at.',
  ],
  operands: { name: 'FLOW', most: 1 },
  options: {
    scenario: {
      value: 'NAME|FILE',
      help: 'A scenario of the flow, or a file that holds one (*.json).',
    },
    live: { help: 'Sends HTTP requests for real.' },
    secrets: {
      value: 'FILE',
      help: 'Secrets of connectors for --live, and shared secrets of steps: { "<name>": { "type": "bearer", "token": "…" } }. A connector that a flow entered by a step brings along is named "<flow>/<connector>".',
    },
    deadline: {
      value: 'SECONDS',
      help: 'Ends the run after this time. Left out: 10, with --live 120.',
    },
    json: { help: 'Prints the result as JSON: outcome, tokens, JWKS, users, changes, trace.' },
  },
  execute,
};

async function execute(args: CommandArgs, io: Io): Promise<ExitCode> {
  const [file = ''] = args.operands;
  const deadlineMs = deadlineOf(args.values.get('deadline'));
  const flow = await withFile(file, () => readFlow(file));
  const wanted = args.values.get('scenario');
  const names = (flow.scenarios ?? []).map(({ name }) => `"${plain(name)}"`);
  if (wanted === undefined && names.length > 0) {
    io.stderr.write(`hint: this flow has scenarios: ${names.join(', ')} (--scenario NAME)\n`);
  }
  const picked: PickedScenario =
    wanted === undefined
      ? { scenario: { name: '' }, file, path: '' }
      : await pickScenario(flow, file, wanted);
  const { scenario } = picked;
  const lent = await lend(flow, file);
  const runnable = makeRunnable(flow, registry);
  const env = await withFile(picked.file, () => makeWorld(runnable, picked, lent));
  const signer = new Signer(await signingKey());
  const live = args.switches.has('live');
  const secrets = await secretsIn(args);
  const { scripts } = lent;
  const options = {
    live,
    signer,
    secrets,
    scripts,
    ...(deadlineMs !== undefined && { deadlineMs }),
  };
  const played = await playRun(env, scenario, options, io);
  const result = await signResult(played.run, signer);

  const report = args.switches.has('json')
    ? `${JSON.stringify(result, null, 2)}\n`
    : await reportRun(flow, scenario, played.run, result, styleFor(io.stdout, io.env));
  io.stdout.write(report);
  const unused = played.interrupted ? [] : unusedAnswers(played.run, scenario);
  for (const one of unused) io.stderr.write(`warning: ${plain(unusedInWords(one))}\n`);
  const broken = checkExpectations(scenario.expect, result);
  if (scenario.expect !== undefined) {
    const style = styleFor(io.stderr, io.env);
    for (const { path, message } of broken) {
      io.stderr.write(`${style.red('not as expected:')} ${plain(`${path}: ${message}`)}\n`);
    }
  }
  if (played.interrupted) return EXIT.interrupted;
  return broken.length === 0 ? EXIT.ok : EXIT.broken;
}

/** Milliseconds. A timer takes at most 2^31 of them, some 24 days. */
function deadlineOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const seconds = Number(text);
  if (text.trim() === '' || !(seconds > 0 && seconds <= 2_000_000)) {
    throw new FlowmintError('usage', `expected seconds after --deadline, found "${text}"`, {
      path: 'flowmint run',
    });
  }
  return Math.max(1, Math.round(seconds * 1000));
}
