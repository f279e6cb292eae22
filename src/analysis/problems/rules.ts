import type { Rule } from './finding.ts';
import { answerShapes } from './rules/answer-shapes.ts';
import { badJq } from './rules/bad-jq.ts';
import { badPaths } from './rules/bad-paths.ts';
import { circlesWithoutScreen } from './rules/circles-without-screen.ts';
import { configProblems } from './rules/config-problems.ts';
import { danglingEdges } from './rules/dangling-edges.ts';
import { duplicateEdges } from './rules/duplicate-edges.ts';
import { duplicatePorts } from './rules/duplicate-ports.ts';
import { edgesFromUnknownPorts } from './rules/edges-from-unknown-ports.ts';
import { noEndReachable } from './rules/no-end-reachable.ts';
import { readsBeforeSignIn } from './rules/read-before-sign-in.ts';
import { scenarioAnswers } from './rules/scenario-answers.ts';
import { scenarioExpectations } from './rules/scenario-expectations.ts';
import { scenarioMocks } from './rules/scenario-mocks.ts';
import { scenarioSessions } from './rules/scenario-sessions.ts';
import { scenarioUsers } from './rules/scenario-users.ts';
import { sessionOutlivesRefresh } from './rules/session-outlives-refresh.ts';
import { start } from './rules/start.ts';
import { subflows } from './rules/subflows.ts';
import { testUsers } from './rules/test-users.ts';
import { tokenTemplate } from './rules/token-template.ts';
import { tooManyClaims } from './rules/too-many-claims.ts';
import { twiceDeclared } from './rules/twice-declared.ts';
import { unknownKinds } from './rules/unknown-kinds.ts';
import { unmetNeeds } from './rules/unmet-needs.ts';
import { unprovedIdentities } from './rules/unproved-identities.ts';
import { unreachableSteps } from './rules/unreachable-steps.ts';
import { unwiredPorts } from './rules/unwired-ports.ts';
import { unwrittenReads } from './rules/unwritten-reads.ts';

/** Every rule there is. Of several problems at one place those of an earlier rule come first. */
export const RULES: readonly Rule[] = [
  start,
  noEndReachable,
  unknownKinds,
  unreachableSteps,
  subflows,
  unmetNeeds,
  unprovedIdentities,
  unwiredPorts,
  circlesWithoutScreen,
  configProblems,
  duplicatePorts,
  badPaths,
  badJq,
  unwrittenReads,
  readsBeforeSignIn,
  answerShapes,
  danglingEdges,
  edgesFromUnknownPorts,
  duplicateEdges,
  sessionOutlivesRefresh,
  testUsers,
  tokenTemplate,
  tooManyClaims,
  twiceDeclared,
  scenarioUsers,
  scenarioSessions,
  scenarioAnswers,
  scenarioMocks,
  scenarioExpectations,
];
