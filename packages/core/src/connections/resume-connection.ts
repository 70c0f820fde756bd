import { connectionSchema, exampleConnection } from "@eureka/contracts/connection";
import { idSchema } from "@eureka/contracts/ids";
import { z } from "zod";
import { defineOperation } from "../operations/index.ts";
import { changeConnectionState } from "./change-connection-state.ts";
import { viewConnection } from "./connection-view.ts";
import { loadStandingConnection } from "./load-connection.ts";

/** Lets traffic through again, also after the platform had refused our token. */
export const resumeConnection = defineOperation({
  name: "connection.resume",
  summary: "Take a connection into use again",
  input: z.strictObject({ id: idSchema("connection") }),
  output: connectionSchema,
  permission: "connection:update",
  effect: "write",
  http: { method: "POST", path: "/connections/{id}/resume" },
  command: { words: ["id"] },
  example: { input: { id: exampleConnection.id }, output: { ...exampleConnection, state: "active" } },
  target: (context, input) => loadStandingConnection(context, input.id),
  run: async (context, _input, connection) =>
    viewConnection(await changeConnectionState(context, connection, "active")),
});
