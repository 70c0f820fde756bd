import { idSchema } from "@eureka/contracts/ids";
import { exampleMessage, messageSchema } from "@eureka/contracts/message";
import { z } from "zod";
import { defineOperation } from "../operations/index.ts";
import { loadMessage } from "./load-message.ts";
import { readMessage } from "./message-view.ts";

/** Reads a message. */
export const getMessage = defineOperation({
  name: "message.get",
  summary: "Read a message",
  input: z.strictObject({ id: idSchema("message") }),
  output: messageSchema,
  permission: "message:read",
  effect: "read",
  http: { method: "GET", path: "/messages/{id}" },
  command: { words: ["id"] },
  example: { input: { id: exampleMessage.id }, output: exampleMessage },
  target: (context, input) => loadMessage(context, input.id),
  run: (context, input) => readMessage(context, input.id),
});
