import { connectionSchema, exampleConnection } from "@eureka/contracts/connection";
import { idSchema } from "@eureka/contracts/ids";
import { z } from "zod";
import { defineOperation } from "../operations/index.ts";
import { changeConnectionState } from "./change-connection-state.ts";
import { viewConnection } from "./connection-view.ts";
import { loadStandingConnection } from "./load-connection.ts";

/** Stops what goes in and out; what the platform delivers meanwhile is acknowledged and dropped. */
export const pauseConnection = defineOperation({
  name: "connection.pause",
  summary: "Stop a connection's traffic for a while",
  input: z.strictObject({ id: idSchema("connection") }),
  output: connectionSchema,
  permission: "connection:update",
  effect: "write",
  http: { method: "POST", path: "/connections/{id}/pause" },
  command: { words: ["id"] },
  example: { input: { id: exampleConnection.id }, output: { ...exampleConnection, state: "paused" } },
  target: (context, input) => loadStandingConnection(context, input.id),
  run: async (context, _input, connection) =>
    viewConnection(await changeConnectionState(context, connection, "paused")),
});
