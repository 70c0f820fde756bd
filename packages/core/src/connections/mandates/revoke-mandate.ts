/** Gives a mandate back to the platform after it ended here: as far as it goes, because its tokens are forgotten here. */
import { ConnectorError } from "@eureka/connector-sdk";
import { type Id, idSchema } from "@eureka/contracts/ids";
import { z } from "zod";
import { type Context, defineJob, type JobContext } from "../../operations/index.ts";
import { openTokens, sealTokens, type TokenColumns } from "../connection-tokens.ts";
import { loadConnection } from "../load-connection.ts";
import { openMandateEndpoint } from "./mandate-endpoint.ts";
import type { MandateRow } from "./mandates.store.ts";

const jobName = "connections.revoke-mandate";

const payloadSchema = z.strictObject({
  connectionId: idSchema("connection"),
  personId: idSchema("external_identity"),
  /** Still encrypted for the row of the mandate, which is gone. */
  tokens: z.base64(),
  tokenExpiresAt: z.iso.datetime().nullable(),
});

type Payload = z.output<typeof payloadSchema>;

export const revokeMandate = defineJob({
  name: jobName,
  payload: payloadSchema,
  maxAttempts: 5,
  timeoutSeconds: 60,
  async run(context, payload) {
    try {
      await giveBack(context, payload);
    } catch (error) {
      if (error instanceof ConnectorError && !error.isTemporary) return;
      if (!context.job.lastAttempt) throw error;
      context.log.warn({ err: error, connectionId: payload.connectionId }, "mandates.not_revoked");
    }
  },
});

/** For a mandate whose row was just deleted. */
export function queueMandateRevocation(context: Context, ended: MandateRow): void {
  queue(context, ended.connectionId, ended.externalIdentityId, ended);
}

function queue(
  context: Context,
  connectionId: Id<"connection">,
  personId: Id<"external_identity">,
  { tokens, tokenExpiresAt }: Pick<TokenColumns, "tokens" | "tokenExpiresAt">,
): void {
  if (!tokens) return;
  const payload: Payload = {
    connectionId,
    personId,
    tokens: tokens.toString("base64"),
    tokenExpiresAt: tokenExpiresAt?.toISOString() ?? null,
  };
  context.enqueue({ name: jobName, payload, background: true });
}

/**
 * With a token that still holds: a platform may not know one that is over, although what renews it lives for months. It renews only once,
 * so what came of that is kept by a job of its own before anything else can fail.
 */
async function giveBack(context: JobContext, { connectionId, personId, ...payload }: Payload): Promise<void> {
  const { ports, organizationId } = context;
  const connection = await context.transact((inside) => loadConnection(inside, connectionId));
  if (!ports.connectors.has(connection.connector)) return;
  const endpoint = await openMandateEndpoint(context.application, connection);
  const tokens = await openTokens(ports, { organizationId, id: personId }, Buffer.from(payload.tokens, "base64"));
  if (!endpoint?.description.revoke || !tokens) return;
  const { application, fetch } = endpoint;
  const { clock } = ports;
  const isOver = payload.tokenExpiresAt !== null && new Date(payload.tokenExpiresAt) <= clock.now();
  if (!isOver) return endpoint.description.revoke({ application, fetch, clock, accessToken: tokens.accessToken });
  if (tokens.refreshToken === null) return;
  const [grantedAt, granted] = [clock.now(), await endpoint.renew(tokens.refreshToken)];
  await context.transact(async (inside) => {
    queue(inside, connectionId, personId, await sealTokens(inside, personId, granted, { grantedAt, before: tokens }));
  });
}
