import type { Flow } from '../../core/document/schema.ts';
import type { Json } from '../../core/json.ts';
import type { RunnableRegistry } from '../../core/kind/definition.ts';
import { readsOf } from '../reads-of.ts';

/** What the steps of some flows read, and the values that are worth trying there. */
export interface WhatIsRead {
  /** Context paths, each once. */
  readonly paths: readonly string[];
  /** By context path. */
  readonly probes: ReadonlyMap<string, readonly Json[]>;
  /** Id of a tenant: the first one that a flow declares, if any does. */
  readonly tenant: string;
}

/** Collects it from every step whose config is one of its kind. */
export function whatIsRead(flows: readonly Flow[], registry: RunnableRegistry): WhatIsRead {
  const paths = new Set<string>();
  const probes = new Map<string, Json[]>();
  for (const { kind, config } of flows.flatMap(({ steps }) => steps)) {
    const definition = registry.get(kind);
    if (definition === undefined || !definition.config.safeParse(config).success) continue;
    for (const { path } of readsOf(definition, config)) paths.add(path);
    for (const { path, values } of definition.probes?.(config) ?? []) {
      paths.add(path);
      const known = probes.get(path) ?? [];
      probes.set(path, [...known, ...values.filter((value) => !known.includes(value))]);
    }
  }
  return { paths: [...paths], probes, tenant: tenantOf(flows) };
}

function tenantOf(flows: readonly Flow[]): string {
  return flows.flatMap(({ settings }) => settings?.tenants ?? [])[0]?.id ?? 'acme';
}
