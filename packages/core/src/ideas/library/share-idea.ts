import { EurekaError } from "@eureka/contracts/errors";
import { exampleIdea, ideaSchema } from "@eureka/contracts/idea";
import { idSchema } from "@eureka/contracts/ids";
import { z } from "zod";
import { loadChannel } from "../../channels/index.ts";
import { findBuiltInConnection } from "../../connections/index.ts";
import { defineOperation } from "../../operations/index.ts";
import { postIdeaCard } from "../cards/post-idea-card.ts";
import { loadVisibleIdea } from "./load-idea.ts";
import { viewIdea } from "./view-ideas.ts";

/** Shows an idea in a channel: a card that follows the idea, for everybody there. */
export const shareIdea = defineOperation({
  name: "idea.share",
  summary: "Show an idea in a channel",
  description: "The card stands there for everybody in the channel, and shows what becomes of the idea.",
  input: z.strictObject({ id: idSchema("idea"), channelId: idSchema("channel") }),
  output: ideaSchema,
  permission: "message:create",
  effect: "write",
  http: { method: "POST", path: "/ideas/{id}/share", status: 202 },
  command: { words: ["id", "channelId"] },
  example: {
    input: { id: exampleIdea.id, channelId: "chn_01k8z7v3q8e9mbtz5a6rx4w2yc" },
    output: exampleIdea,
  },
  target: (context, input) => loadChannel(context, input.channelId),
  async run(context, { id }, { row: channel }) {
    const { row } = await loadVisibleIdea(context, id);
    if (channel.archivedAt) throw new EurekaError("channel.archived", { id: channel.id });
    const connection = await findBuiltInConnection(context);
    const place = { connectionId: connection.id, platformChannelId: channel.id, platformThreadId: null };
    await postIdeaCard(context, place, row);
    context.emit({
      type: "idea.shared",
      subject: { type: "idea", id },
      workspaceId: row.workspaceId,
      data: { runId: row.runId },
    });
    return viewIdea(context, row);
  },
});
