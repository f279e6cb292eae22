import { kinds } from '../../steps/kinds.ts';
import type { Codec } from './codec.ts';
import { withMarkedSettings } from './marked-settings.ts';
import type { Block } from './task.ts';
import { actionCodec } from './tasks/action.ts';
import { conditionCodec } from './tasks/condition.ts';
import { generateJwtCodec } from './tasks/generate-jwt.ts';
import type { ActionIds } from './tasks/generate-jwt.ts';
import { httpConnectorCodec } from './tasks/http-connector.ts';
import { oursCodec } from './tasks/ours.ts';
import { argumentsCodec } from './tasks/rows-of-arguments.ts';
import { screenCodec } from './tasks/screen.ts';
import { subflowCodec } from './tasks/subflow.ts';

/** The codecs; the first that fits a block reads it, and the last fits every one. */
export function codecsWith(actionIds: ActionIds): readonly Codec[] {
  const known: readonly Codec[] = [
    conditionCodec,
    subflowCodec,
    httpConnectorCodec,
    argumentsCodec('scriptlet', 'scriptlet', [
      { key: 'args', argument: 'scriptArgs', type: 'rows', always: true },
      { key: 'code', argument: 'scriptCode', type: 'text', always: true },
      { key: 'contextKey', argument: 'outputPath', type: 'text' },
      { key: 'overrideForm', argument: 'overrideForm', type: 'rows' },
    ]),
    argumentsCodec('custom-claims', 'custom-claims', [
      { key: 'claims', argument: 'customClaims', type: 'rows', always: true },
    ]),
    argumentsCodec('update-user', 'update-user-properties', [
      { key: 'attributes', argument: 'userPropertiesDefinitions', type: 'rows', always: true },
      { key: 'addToLoginIDs', argument: 'addToLoginIDs', type: 'flag' },
      { key: 'onMergeUseExisting', argument: 'onMergeUseExisting', type: 'flag' },
    ]),
    argumentsCodec('end', 'logged-in', [
      { key: 'sessionCookieName', argument: 'sessionCookieName', type: 'text' },
      { key: 'refreshCookieName', argument: 'refreshCookieName', type: 'text' },
    ]),
    generateJwtCodec(actionIds),
  ];
  const ours = [...kinds.keys()]
    .filter((kind) => !KINDS_OF_THE_FORMAT.has(kind) && !known.some((codec) => codec.kind === kind))
    .map(oursCodec);
  return [screenCodec, ...[...known, ...ours, actionCodec].map(withMarkedSettings)];
}

/** Those whose codecs stand at a place of their own. */
const KINDS_OF_THE_FORMAT: ReadonlySet<string> = new Set([screenCodec.kind, actionCodec.kind]);

/** The codec that reads a block. */
export function codecFor(codecs: readonly Codec[], block: Block): Codec {
  return codecs.find((codec) => codec.fits(block)) ?? actionCodec;
}
