import { connectionSchema, exampleConnection } from "@eureka/contracts/connection";
import { idSchema } from "@eureka/contracts/ids";
import { z } from "zod";
import { defineOperation } from "../operations/index.ts";
import { viewConnection } from "./connection-view.ts";
import { loadConnection } from "./load-connection.ts";

/** Reads a connection. */
export const getConnection = defineOperation({
  name: "connection.get",
  summary: "Read a connection",
  input: z.strictObject({ id: idSchema("connection") }),
  output: connectionSchema,
  permission: "connection:read",
  effect: "read",
  http: { method: "GET", path: "/connections/{id}" },
  command: { words: ["id"] },
  example: { input: { id: exampleConnection.id }, output: exampleConnection },
  target: (context, input) => loadConnection(context, input.id),
  run: async (_context, _input, connection) => viewConnection(connection.row),
});
