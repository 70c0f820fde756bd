import { connectionCallSchema, exampleConnectionCall } from "@eureka/contracts/connection-log";
import { notFound } from "@eureka/contracts/errors";
import { type Id, idSchema } from "@eureka/contracts/ids";
import { z } from "zod";
import { type Context, defineOperation, type Target } from "../../operations/index.ts";
import { type ConnectionCallRow, selectCall } from "./calls.store.ts";

interface CallTarget extends Target {
  readonly row: ConnectionCallRow;
}

/** Reads one call that was made to a platform. */
export const getConnectionCall = defineOperation({
  name: "connection_call.get",
  summary: "Read a call to a platform, with what was sent and answered",
  description:
    "Secrets are masked, and of long bodies only the beginning is kept. Calls are forgotten after 14 days, and beyond the 5,000 latest of a connection.",
  input: z.strictObject({ id: idSchema("connection_call") }),
  output: connectionCallSchema,
  permission: "connection_log:read",
  effect: "read",
  http: { method: "GET", path: "/connection-calls/{id}" },
  command: { words: ["id"] },
  example: { input: { id: exampleConnectionCall.id }, output: exampleConnectionCall },
  target: (context, { id }) => loadCall(context, id),
  run: async (_context, _input, { row: { organizationId: _organizationId, at, ...row } }) => ({
    direction: "outgoing" as const,
    ...row,
    at: at.toISOString(),
  }),
});

async function loadCall({ transaction }: Context, id: Id<"connection_call">): Promise<CallTarget> {
  const row = await selectCall(transaction, id);
  if (!row) throw notFound("connection_call", id);
  return { noun: "connection_call", id, scopes: [], row };
}
