/** What must not stand in anything that is shown: the secrets and tokens of a connection and of its application. */
import type { Context } from "../../operations/index.ts";
import { openApplicationSecrets } from "../applications/application-secrets.ts";
import { selectApplication } from "../applications/applications.store.ts";
import { openSecrets } from "../connection-secrets.ts";
import { openTokens, type StoredTokens } from "../connection-tokens.ts";
import { type LoadedConnection, loadConnection } from "../load-connection.ts";
import type { Access } from "../traffic/access.ts";

export function secretsOfAccess({ secrets, tokens, application }: Access): string[] {
  return [...Object.values(secrets), ...Object.values(application?.secrets ?? {}), ...valuesOf(tokens)];
}

/** The same, read in the context's transaction. */
export async function loadKnownSecrets(
  { ports, transaction }: Pick<Context, "ports" | "transaction">,
  { id, organizationId, connector }: Pick<LoadedConnection, "id" | "organizationId" | "connector">,
): Promise<string[]> {
  const { row } = await loadConnection({ transaction }, id);
  const application = await selectApplication(transaction, connector);
  const secrets = await openSecrets(ports, { organizationId, id }, row.secrets);
  const tokens = await openTokens(ports, { organizationId, id }, row.tokens);
  const ofApplication = await openApplicationSecrets(
    ports,
    { organizationId, connector },
    application?.secrets ?? null,
  );
  return [...Object.values(secrets), ...Object.values(ofApplication), ...valuesOf(tokens)];
}

function valuesOf(tokens: StoredTokens | null): string[] {
  return tokens ? [tokens.accessToken, ...(tokens.refreshToken ? [tokens.refreshToken] : [])] : [];
}
