/** Gives a mandate back to the platform after it ended here: as far as it goes, because its tokens are forgotten here. */
import { ConnectorError } from "@eureka/connector-sdk";
import { idSchema } from "@eureka/contracts/ids";
import { z } from "zod";
import { type Context, defineJob, type JobContext } from "../../operations/index.ts";
import { openTokens } from "../connection-tokens.ts";
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
  if (!ended.tokens) return;
  const payload: Payload = {
    connectionId: ended.connectionId,
    personId: ended.externalIdentityId,
    tokens: ended.tokens.toString("base64"),
    tokenExpiresAt: ended.tokenExpiresAt?.toISOString() ?? null,
  };
  context.enqueue({ name: jobName, payload, background: true });
}

/** With a token that still holds: a platform may not know one that is over, although what renews it lives for months. */
async function giveBack(context: JobContext, payload: Payload): Promise<void> {
  const { ports, organizationId } = context;
  const connection = await context.transact((inside) => loadConnection(inside, payload.connectionId));
  if (!ports.connectors.has(connection.connector)) return;
  const endpoint = await openMandateEndpoint(context.application, connection);
  const owner = { organizationId, id: payload.personId };
  const tokens = await openTokens(ports, owner, Buffer.from(payload.tokens, "base64"));
  if (!endpoint?.description.revoke || !tokens) return;
  const { application, fetch } = endpoint;
  const { clock } = ports;
  const isOver = payload.tokenExpiresAt !== null && new Date(payload.tokenExpiresAt) <= clock.now();
  if (isOver && tokens.refreshToken === null) return;
  const { accessToken } = isOver && tokens.refreshToken ? await endpoint.renew(tokens.refreshToken) : tokens;
  await endpoint.description.revoke({ application, fetch, clock, accessToken });
}
