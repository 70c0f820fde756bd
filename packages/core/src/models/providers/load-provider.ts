/** Providers as targets of operations. They belong to the organization as a whole. */
import { notFound } from "@eureka/contracts/errors";
import type { Id } from "@eureka/contracts/ids";
import type { Context, Target } from "../../operations/index.ts";
import { type ProviderRow, selectProvider } from "./providers.store.ts";

export interface ProviderTarget extends Target {
  readonly noun: "model_provider";
  readonly id: Id<"model_provider">;
  readonly row: ProviderRow;
}

/** Loads a provider, locked against other changes when `lock` is set. Throws `model_provider.not_found`. */
export async function loadProvider(
  context: Pick<Context, "transaction">,
  id: Id<"model_provider">,
  options: { readonly lock: boolean } = { lock: false },
): Promise<ProviderTarget> {
  const row = await selectProvider(context.transaction, id, options);
  if (!row) throw notFound("model_provider", id);
  return { noun: "model_provider", id: row.id, scopes: [], version: row.version, row };
}

/** The organization as a whole, for what is not about one provider. */
export function wholeOrganization({ organizationId }: Pick<Context, "organizationId">): Target {
  return { noun: "organization", id: organizationId, scopes: [] };
}
