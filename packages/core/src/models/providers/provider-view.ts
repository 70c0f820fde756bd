/** Providers as people see them: without their keys. */
import type { ModelProvider, ModelProviderList } from "@eureka/contracts/model-provider";
import type { ModelEndpoint } from "../calls/model-endpoint.ts";
import type { ProviderRow } from "./providers.store.ts";

export function viewProvider(row: ProviderRow): ModelProvider {
  return {
    id: row.id,
    name: row.name,
    kind: row.kind,
    model: row.model,
    baseUrl: row.baseUrl,
    keyEnding: row.keyEnding,
    enabled: row.enabled,
    position: row.position,
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

/** Of the operator's models people see what they are, but not where. */
export function viewProviders(
  rows: readonly ProviderRow[],
  used: boolean,
  installation: readonly ModelEndpoint[],
): ModelProviderList {
  const providers = installation.map(({ name, kind, model }) => ({ name, kind, model }));
  return { data: rows.map(viewProvider), installation: { used, providers } };
}
