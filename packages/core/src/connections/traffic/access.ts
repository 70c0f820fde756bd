/** What a process knows to speak for a connection: its tokens and secrets, and those of the organization's application. */
import type { ConnectionState } from "@eureka/contracts/connection";
import type { Ports, Transaction } from "../../operations/index.ts";
import { openApplicationSecrets } from "../applications/application-secrets.ts";
import { selectApplication } from "../applications/applications.store.ts";
import { remember } from "../connection-memory.ts";
import { openSecrets } from "../connection-secrets.ts";
import { openTokens, type StoredTokens } from "../connection-tokens.ts";
import { type LoadedConnection, loadConnection } from "../load-connection.ts";

export interface Access {
  readonly state: ConnectionState;
  readonly tokens: StoredTokens | null;
  readonly tokenExpiresAt: Date | null;
  readonly tokenGeneration: number;
  /** Those of the application under those of the connection itself. */
  readonly secrets: Readonly<Record<string, string>>;
  readonly application: ApplicationAccess | null;
}

export interface ApplicationAccess {
  readonly clientId: string;
  readonly baseUrl: string | null;
  readonly secrets: Readonly<Record<string, string>>;
}

type Named = Pick<LoadedConnection, "id" | "organizationId" | "connector">;

/** Access that stands in for what is stored: of a connection that is being removed. */
const lent = new WeakMap<Named, Access>();

/** From now on, whoever speaks for this very object does so with this access. */
export function lendAccess<Connection extends Named>(connection: Connection, access: Access): Connection {
  lent.set(connection, access);
  return connection;
}

/** As old as {@link remember} gives it, mostly without asking the database. */
export async function recallAccess(ports: Ports, connection: Named): Promise<Access> {
  const { organizationId, id } = connection;
  return lent.get(connection) ?? remember(ports, ["access", organizationId, id], () => readAccess(ports, connection));
}

/** As it is now. Throws `connection.not_found`. */
export async function readAccess(ports: Ports, { organizationId, id, connector }: Named): Promise<Access> {
  const read = async (transaction: Transaction) => ({
    connection: (await loadConnection({ transaction }, id)).row,
    application: await selectApplication(transaction, connector),
  });
  const { connection, application } = await ports.database.withOrganization(organizationId, read, { readOnly: true });
  const [secrets, tokens, applicationSecrets] = await Promise.all([
    openSecrets(ports, { organizationId, id }, connection.secrets),
    openTokens(ports, { organizationId, id }, connection.tokens),
    openApplicationSecrets(ports, { organizationId, connector }, application?.secrets ?? null),
  ]);
  const { state, tokenExpiresAt, tokenGeneration } = connection;
  return {
    state,
    tokens,
    tokenExpiresAt,
    tokenGeneration,
    secrets: { ...applicationSecrets, ...secrets },
    application: application
      ? { clientId: application.clientId, baseUrl: application.baseUrl, secrets: applicationSecrets }
      : null,
  };
}
