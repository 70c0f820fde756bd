import { exampleMessage, messagePressSchema } from "@eureka/contracts/message";
import { z } from "zod";
import { defineOperation } from "../operations/index.ts";
import { checkPress } from "./check-press.ts";
import { emitMessageEvent } from "./emit-channel-event.ts";
import { assertNotDeleted, loadMessage } from "./load-message.ts";

/** Presses a button of a message's card, or chooses an option. */
export const pressMessage = defineOperation({
  name: "message.press",
  summary: "Press a button of a card",
  description: "The press is accepted at once; what came of it shows as a change of the card or as a message to you.",
  input: messagePressSchema,
  output: z.strictObject({}),
  permission: "message:create",
  effect: "write",
  http: { method: "POST", path: "/messages/{id}/press", status: 202 },
  example: { input: { id: exampleMessage.id, actionId: "act_9f2c" }, output: {} },
  target: (context, input) => loadMessage(context, input.id),
  async run(context, input, { message, channel }) {
    assertNotDeleted(message);
    const value = checkPress(message.card, input);
    const { actionId, values } = input;
    emitMessageEvent(context, channel, message, "message.pressed", { actionId, value, values });
    return {};
  },
});
