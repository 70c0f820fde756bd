import { idSchema } from "@eureka/contracts/ids";
import { exampleMessage, messagePageSchema } from "@eureka/contracts/message";
import { pageInput } from "@eureka/contracts/page";
import { z } from "zod";
import { defineOperation, pageOfRows, readCursor } from "../operations/index.ts";
import { loadChannel } from "./load-channel.ts";
import { selectMessages } from "./message-pages.store.ts";
import { viewMessage } from "./message-view.ts";

const position = z.int().min(0).optional();

/** Lists the messages of a channel, or of one thread, in either direction from any position. */
export const listMessages = defineOperation({
  name: "message.list",
  summary: "List messages",
  description:
    "Without threadId the messages of the channel itself, with how many replies each has; with it that message and its replies.",
  input: z.strictObject({
    ...pageInput,
    channelId: idSchema("channel"),
    threadId: idSchema("message").optional(),
    order: z.enum(["newest-first", "oldest-first"]).default("newest-first"),
    after: position.meta({ description: "Only messages behind this position." }),
    before: position.meta({ description: "Only messages before this position." }),
  }),
  output: messagePageSchema,
  permission: "message:read",
  effect: "read",
  http: { method: "GET", path: "/messages" },
  command: { words: ["channelId"] },
  example: {
    input: { channelId: exampleMessage.channelId, order: "newest-first" },
    output: { data: [exampleMessage], nextCursor: null },
  },
  target: (context, input) => loadChannel(context, input.channelId),
  async run(context, input) {
    const last = readCursor(context, "message.list", input)?.[0];
    const goOn = last === undefined ? {} : { [input.order === "newest-first" ? "before" : "after"]: Number(last) };
    const rows = await selectMessages(context.transaction, {
      channelId: input.channelId,
      threadId: input.threadId ?? null,
      memberId: context.principal.memberId,
      order: input.order,
      after: input.after ?? null,
      before: input.before ?? null,
      ...goOn,
      limit: input.limit + 1,
    });
    const page = pageOfRows(context, "message.list", input, rows, ({ message }) => [message.position]);
    return { data: page.data.map(viewMessage), nextCursor: page.nextCursor };
  },
});
