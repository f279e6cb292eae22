import type { Connector } from '../document/schema.ts';
import type { HttpRequest } from '../mocks/http.ts';
import type { Env, RunnableFlow } from './env.ts';
import { flowOf } from './stack.ts';
import type { Frame } from './state.ts';

/** A connector as the steps of a run find it. */
export interface FoundConnector {
  readonly settings: Connector;
  /** Id of the flow entered that brings it along; left out: it is the outermost flow's. */
  readonly flow?: string;
}

/**
 * The connector that an id means where a step runs: of the flow that was entered its own one, else the outermost
 * flow's. One that goes to the same place as the outermost flow's is that one: real flows share those of their project
 * (Descope docs, "Connectors in flows"), so each document holds its copy.
 */
export function findConnector(
  env: Env,
  stack: readonly Frame[],
  id: string,
): FoundConnector | undefined {
  const outermost = env.flow.connectors.get(id);
  const flow = stack.length === 0 ? undefined : flowOf(env, stack);
  const settings = flow?.connectors.get(id);
  if (flow === undefined || settings === undefined) return outermost && { settings: outermost };
  return goToSamePlace(settings, outermost) ? { settings } : { settings, flow: flow.id };
}

/** The connector of a request, whichever flow brings it along. */
export function connectorOf(env: Env, request: HttpRequest): Connector | undefined {
  return ownerOf(env, request)?.connectors.get(request.connector);
}

/** The path part of the base URL that a request goes below. */
export function basePathOf(env: Env, request: HttpRequest): string {
  return ownerOf(env, request)?.basePaths.get(request.connector) ?? '';
}

function ownerOf({ flow, library }: Env, request: HttpRequest): RunnableFlow | undefined {
  return request.flow === undefined ? flow : library.get(request.flow);
}

/** Whether the two send everything, secrets included, to the same place. */
function goToSamePlace(one: Connector, other: Connector | undefined): boolean {
  return other !== undefined && placeOf(one) === placeOf(other);
}

function placeOf({ baseUrl, oauth2 }: Connector): string {
  return JSON.stringify([baseUrl, oauth2]);
}
