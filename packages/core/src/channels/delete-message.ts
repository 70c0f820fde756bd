import { idSchema } from "@eureka/contracts/ids";
import { exampleMessage } from "@eureka/contracts/message";
import { z } from "zod";
import { defineOperation } from "../operations/index.ts";
import { requirePermission } from "../permissions/index.ts";
import { eraseMessage } from "./erase-message.ts";
import { loadMessage } from "./load-message.ts";

/** Takes a message's words away; its place in the channel stays. */
export const deleteMessage = defineOperation({
  name: "message.delete",
  summary: "Delete a message",
  description: "You delete what you wrote, and what only you see; managers of the workspace delete any message.",
  input: z.strictObject({ id: idSchema("message") }),
  output: z.strictObject({}),
  permission: "message:delete",
  effect: "danger",
  http: { method: "DELETE", path: "/messages/{id}", status: 204 },
  command: { words: ["id"] },
  example: { input: { id: exampleMessage.id }, output: {} },
  async target(context, input) {
    const target = await loadMessage(context, input.id, { lock: true });
    return { ...target, ownerId: target.message.visibleToMemberId ?? target.message.authorMemberId };
  },
  async run(context, _input, { message, channel, ownerId, scopes }) {
    if (!ownerId) await requirePermission(context, "workspace:update", { scopes });
    await eraseMessage(context, channel, message);
    return {};
  },
});
