/** Makes connections, for operations and for the installation flows of other modules. */
import { builtInConnectorName, type ConnectionSettings } from "@eureka/contracts/connection";
import { EurekaError } from "@eureka/contracts/errors";
import { type Id, newId } from "@eureka/contracts/ids";
import { randomToken } from "@eureka/kit/crypto";
import type { Context } from "../operations/index.ts";
import { announceConnectionChange } from "./announce-connection-change.ts";
import { sealSecrets } from "./connection-secrets.ts";
import { type ConnectionRow, insertConnection, selectConnectionOf } from "./connections.store.ts";
import { type ConnectionTarget, type LoadedConnection, targetOf } from "./load-connection.ts";

export interface NewConnection {
  readonly connector: string;
  readonly title: string;
  readonly platformWorkspaceId?: string | undefined;
  readonly platformWorkspaceName?: string | undefined;
  /** The platform user id that we write as. */
  readonly ourselves?: string | undefined;
  /** Where the application that it is made with says that the platform answers. */
  readonly baseUrl?: string | null;
  readonly defaultWorkspaceId?: Id<"workspace"> | undefined;
  readonly settings?: ConnectionSettings | undefined;
  readonly secrets?: Readonly<Record<string, string>> | undefined;
  /** What was granted, encrypted for the connection's id. */
  readonly sealTokens?: (id: Id<"connection">) => Promise<Pick<ConnectionRow, "tokens" | "tokenExpiresAt" | "scopes">>;
}

/** Makes an active connection. Throws `connection.exists` for a platform workspace that the organization has connected already. */
export async function createConnection(context: Context, input: NewConnection): Promise<ConnectionTarget> {
  const now = context.clock.now();
  const id = newId("connection", now.getTime());
  const { secrets = {} } = input;
  const row = await insertConnection(context.transaction, {
    organizationId: context.organizationId,
    id,
    connector: input.connector,
    title: input.title,
    platformWorkspaceId: input.platformWorkspaceId ?? null,
    platformWorkspaceName: input.platformWorkspaceName ?? null,
    ourselves: input.ourselves ?? null,
    baseUrl: input.baseUrl ?? null,
    pathKey: input.connector === builtInConnectorName ? null : newPathKey(),
    secrets: await sealSecrets(context, id, secrets),
    secretNames: Object.keys(secrets).sort(),
    ...(await input.sealTokens?.(id)),
    connectedBy: context.principal.memberId,
    defaultWorkspaceId: input.defaultWorkspaceId ?? null,
    settings: input.settings ?? {},
    createdAt: now,
    updatedAt: now,
  });
  if (!row) {
    const platformWorkspaceId = input.platformWorkspaceId ?? "";
    throw new EurekaError("connection.exists", { connector: input.connector, platformWorkspaceId });
  }
  await announceConnectionChange(context, row, "created", { title: { from: null, to: row.title } });
  return targetOf(row);
}

/** The unguessable last part of the address that a platform delivers to. */
export function newPathKey(): string {
  return randomToken(20).toLowerCase();
}

/** Connects the organization to Eureka's own chat, unless it is already. For the transaction that makes the organization. */
export async function createBuiltInConnection(context: Context): Promise<LoadedConnection> {
  const existing = await selectConnectionOf(context.transaction, builtInConnectorName);
  if (existing) return targetOf(existing);
  return createConnection(context, {
    connector: builtInConnectorName,
    title: "Eureka",
    platformWorkspaceId: context.organizationId,
  });
}
