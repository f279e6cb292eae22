import { together } from '../../core/commands/command.ts';
import type { Command } from '../../core/commands/command.ts';
import { moveSteps } from '../../core/commands/move-steps.ts';
import type { Flow } from '../../core/document/schema.ts';
import { automaticPlaces } from '../canvas/places.ts';

/**
 * The same edit, which also writes down the places of steps that stand where the canvas put them: once one step has a
 * place of its own, the others must not jump.
 */
export function keepPlaces(flow: Flow, command: Command): Command {
  const automatic = automaticPlaces(flow);
  return automatic.size === 0 ? command : together(command.label, [moveSteps(automatic), command]);
}
