import {
  connectionPageSchema,
  connectionStates,
  connectorNameSchema,
  exampleConnection,
} from "@eureka/contracts/connection";
import type { Id } from "@eureka/contracts/ids";
import { pageInput } from "@eureka/contracts/page";
import { z } from "zod";
import { defineOperation, pageOfRows, readCursor } from "../operations/index.ts";
import { requirePermission } from "../permissions/index.ts";
import { viewConnection } from "./connection-view.ts";
import { selectConnections } from "./connections.store.ts";

/** Lists the organization's connections. */
export const listConnections = defineOperation({
  name: "connection.list",
  summary: "List connections",
  input: z.strictObject({
    ...pageInput,
    connector: connectorNameSchema.optional(),
    state: z.enum(connectionStates).optional().meta({ description: "Without it, all but the removed ones." }),
  }),
  output: connectionPageSchema,
  permission: "connection:read",
  effect: "read",
  http: { method: "GET", path: "/connections" },
  command: {},
  example: { input: { connector: "slack" }, output: { data: [exampleConnection], nextCursor: null } },
  async run(context, input) {
    await requirePermission(context, "connection:read");
    const after = readCursor(context, "connection.list", input);
    const rows = await selectConnections(context.transaction, {
      connector: input.connector,
      state: input.state,
      after: (after?.[0] as Id<"connection"> | undefined) ?? null,
      limit: input.limit + 1,
    });
    const page = pageOfRows(context, "connection.list", input, rows, (row) => [row.id]);
    return { data: page.data.map(viewConnection), nextCursor: page.nextCursor };
  },
});
