import { invalidField } from "@eureka/contracts/errors";
import { exampleIdea, ideaSchema } from "@eureka/contracts/idea";
import { idSchema } from "@eureka/contracts/ids";
import { z } from "zod";
import { loadSharePlace, shareChannelSchema } from "../../conversations/index.ts";
import { defineOperation } from "../../operations/index.ts";
import { evaluationOf } from "../cards/draw-evaluation-card.ts";
import { postEvaluationCard, postIdeaCard } from "../cards/post-idea-card.ts";
import { loadVisibleIdea } from "./load-idea.ts";
import { viewIdea } from "./view-ideas.ts";

/** Shows an idea, or its evaluation, in a channel: a card that follows the idea, for everybody there. */
export const shareIdea = defineOperation({
  name: "idea.share",
  summary: "Show an idea or its evaluation in a channel",
  description:
    "The channel is one of Eureka's own chat, or of a connected platform. The card stands there for everybody in the channel, and shows what becomes of the idea.",
  input: z.strictObject({
    id: idSchema("idea"),
    channelId: shareChannelSchema,
    part: z
      .enum(["idea", "evaluation"])
      .default("idea")
      .meta({ description: "evaluation: the scores with their reasons; refused where nothing was judged." }),
  }),
  output: ideaSchema,
  permission: "message:create",
  effect: "write",
  http: { method: "POST", path: "/ideas/{id}/share", status: 202 },
  command: { words: ["id", "channelId"] },
  example: {
    input: { id: exampleIdea.id, channelId: "chn_01k8z7v3q8e9mbtz5a6rx4w2yc" },
    output: exampleIdea,
  },
  target: (context, input) => loadSharePlace(context, input.channelId),
  async run(context, { id, part }, channel) {
    const { row } = await loadVisibleIdea(context, id);
    const { place, sharing } = channel.enter();
    if (part === "evaluation") {
      if (!evaluationOf(row.content)) throw invalidField("part", "invalid_value", "has no evaluation to show");
      await postEvaluationCard(context, place, row, { sharing });
    } else {
      await postIdeaCard(context, place, row, { sharing });
    }
    context.emit({
      type: "idea.shared",
      subject: { type: "idea", id },
      workspaceId: row.workspaceId,
      data: { runId: row.runId },
    });
    return viewIdea(context, row);
  },
});
