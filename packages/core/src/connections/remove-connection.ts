import { exampleConnection } from "@eureka/contracts/connection";
import { idSchema } from "@eureka/contracts/ids";
import { z } from "zod";
import { defineOperation } from "../operations/index.ts";
import { changeConnectionState } from "./change-connection-state.ts";
import { loadConnection } from "./load-connection.ts";
import { queueRevocation } from "./revoke-access.ts";

/** Ends a connection: its secrets are destroyed, its address answers nobody, and what waits to be sent is not sent. */
export const removeConnection = defineOperation({
  name: "connection.remove",
  summary: "Remove a connection and its secrets",
  description:
    "What came through it stays. The platform is asked to take its tokens back, and to deliver nothing more.",
  input: z.strictObject({ id: idSchema("connection") }),
  output: z.strictObject({}),
  permission: "connection:remove",
  effect: "danger",
  http: { method: "DELETE", path: "/connections/{id}", status: 204 },
  command: { words: ["id"] },
  example: { input: { id: exampleConnection.id }, output: {} },
  target: (context, input) => loadConnection(context, input.id, { lock: true }),
  async run(context, _input, connection) {
    await changeConnectionState(context, connection, "removed");
    queueRevocation(context, connection);
    return {};
  },
});
