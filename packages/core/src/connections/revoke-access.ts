/** Gives back to a platform what it granted, after a connection was removed: as far as it goes, because the connection is gone here. */
import { type ChatCapability, ConnectorError, type HooksCapability } from "@eureka/connector-sdk";
import { connectionSettingsSchema } from "@eureka/contracts/connection";
import { idSchema } from "@eureka/contracts/ids";
import { z } from "zod";
import { type Context, defineJob, type JobContext } from "../operations/index.ts";
import { openApplicationSecrets } from "./applications/application-secrets.ts";
import { selectApplication } from "./applications/applications.store.ts";
import { openSecrets } from "./connection-secrets.ts";
import { openTokens } from "./connection-tokens.ts";
import { readHookPath } from "./hook-path.ts";
import { findInstalledConnector, type InstalledConnector } from "./installed-connector.ts";
import { type ConnectionTarget, type LoadedConnection, loadConnection } from "./load-connection.ts";
import { type Access, lendAccess } from "./traffic/access.ts";
import { applicationBaseUrl } from "./traffic/base-url.ts";
import { askTokenEndpoint } from "./traffic/token-endpoint.ts";
import { trafficRuntime } from "./traffic/traffic-runtime.ts";

const jobName = "connections.revoke-access";

/** Still encrypted for the connection's row, which has forgotten them. */
const payloadSchema = z.strictObject({
  connectionId: idSchema("connection"),
  settings: connectionSettingsSchema,
  /** Where the platform delivered to; null where it had no address of this connection. */
  hookPath: z.string().nullable(),
  tokens: z.base64().nullable(),
  secrets: z.base64().nullable(),
});

type Payload = z.output<typeof payloadSchema>;

export const revokeAccess = defineJob({
  name: jobName,
  payload: payloadSchema,
  maxAttempts: 5,
  timeoutSeconds: 60,
  async run(context, payload) {
    const { ports, application, organizationId } = context;
    const row = await context.transact((inside) => loadConnection(inside, payload.connectionId));
    if (!ports.connectors.has(row.connector)) return;
    const installed = findInstalledConnector(ports, row.connector);
    const access = await openAccess(context, row, payload);
    const leaving: LoadedConnection = lendAccess(
      { ...row, organizationId, state: "active", settings: payload.settings },
      access,
    );
    try {
      const { connector } = installed;
      const client = installed.createClient(application, leaving, { priority: "background" }) as never;
      if (payload.hookPath !== null) {
        await takeHooksOff(connector.hooks?.(client), `${ports.settings.publicUrl}${payload.hookPath}`);
      }
      const chat = connector.chat?.(client) as ChatCapability | undefined;
      if (chat?.leave) await chat.leave();
      else await revoke(context, installed, leaving, access);
    } catch (error) {
      if (error instanceof ConnectorError && !error.isTemporary) return;
      if (!context.job.lastAttempt) throw error;
      context.log.warn({ err: error, connectionId: payload.connectionId }, "connections.not_revoked");
    }
  },
});

/** Call it before the connection forgets them. */
export function queueRevocation(context: Context, { id, connector, row }: ConnectionTarget): void {
  const isInstalled = context.ports.connectors.has(connector);
  if (!isInstalled || findInstalledConnector(context.ports, connector).connector.auth.kind === "none") return;
  if (!row.tokens && !row.secrets) return;
  const payload: Payload = {
    connectionId: id,
    settings: row.settings,
    hookPath: readHookPath(row),
    tokens: row.tokens?.toString("base64") ?? null,
    secrets: row.secrets?.toString("base64") ?? null,
  };
  context.enqueue({ name: jobName, payload, background: true });
}

async function openAccess(
  context: JobContext,
  { id, connector, row }: ConnectionTarget,
  payload: Payload,
): Promise<Access> {
  const { ports, organizationId } = context;
  const application = await context.transact(({ transaction }) => selectApplication(transaction, connector));
  const owner = { organizationId, id, connector };
  const [tokens, secrets, applicationSecrets] = await Promise.all([
    openTokens(ports, owner, payload.tokens === null ? null : Buffer.from(payload.tokens, "base64")),
    openSecrets(ports, owner, payload.secrets === null ? null : Buffer.from(payload.secrets, "base64")),
    openApplicationSecrets(ports, owner, application?.secrets ?? null),
  ]);
  return {
    state: "active",
    tokens,
    // Whatever its age: it is given back, and nobody renews it for that.
    tokenExpiresAt: null,
    tokenGeneration: row.tokenGeneration,
    secrets: { ...applicationSecrets, ...secrets },
    application: application
      ? { clientId: application.clientId, baseUrl: application.baseUrl, secrets: applicationSecrets }
      : null,
  };
}

/** Nothing is delivered any more to an address that answers nobody. */
async function takeHooksOff(hooks: HooksCapability | undefined, callbackUrl: string): Promise<void> {
  const ours = (await hooks?.list())?.filter((hook) => hook.callbackUrl === callbackUrl) ?? [];
  for (const { platformHookId } of ours) await hooks?.remove(platformHookId);
}

/** With the refresh token first: it would make new access tokens (RFC 7009 section 2.1). */
async function revoke(
  { ports }: JobContext,
  { connector }: InstalledConnector,
  leaving: LoadedConnection,
  { tokens, application }: Access,
): Promise<void> {
  const { auth } = connector;
  if (auth.kind !== "oauth2" || auth.revokePath === undefined || !tokens || !application) return;
  const baseUrl = applicationBaseUrl(connector, leaving);
  for (const [hint, token] of [
    ["refresh_token", tokens.refreshToken],
    ["access_token", tokens.accessToken],
  ] as const) {
    if (token === null) continue;
    await askTokenEndpoint({
      fetch: trafficRuntime(ports).fetch,
      clock: ports.clock,
      auth,
      application: { ...application, baseUrl },
      path: auth.revokePath,
      parameters: { token, token_type_hint: hint },
    });
  }
}
