/** Who is asked for an organization, in order: its own providers, then the operator's. */
import type { KeyAccess } from "../../encryption/index.ts";
import type { ModelEndpoint } from "../calls/model-endpoint.ts";
import { openKey } from "./provider-key.ts";
import { type ProviderRow, selectProviders, selectUsesInstallation } from "./providers.store.ts";

/** `installation` are the operator's models, which an organization can do without. */
export async function loadEndpoints(
  access: KeyAccess,
  installation: readonly ModelEndpoint[],
): Promise<readonly ModelEndpoint[]> {
  const { transaction } = access;
  const [all, usesInstallation] = await Promise.all([
    selectProviders(transaction),
    installation.length > 0 && selectUsesInstallation(transaction),
  ]);
  const rows = all.filter((row) => row.enabled);
  const own: ModelEndpoint[] = [];
  for (const row of rows) own.push(await toEndpoint(access, row));
  if (!usesInstallation) return own;
  // Breakers are an organization's own, also those of models that all of them use.
  const shared = installation.map((endpoint) => ({ ...endpoint, id: `${transaction.organizationId}/${endpoint.id}` }));
  return [...own, ...shared];
}

export async function toEndpoint(access: KeyAccess, row: ProviderRow): Promise<ModelEndpoint> {
  return {
    // With another key or address it is another provider: what the former one did is not held against it.
    id: `${row.id}/${row.version}`,
    name: row.name,
    kind: row.kind,
    model: row.model,
    baseUrl: row.baseUrl,
    key: await openKey(access, row),
    setBy: "organization",
  };
}
