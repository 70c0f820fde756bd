/** An idea in short, where it can only be read: below a link to it. */
import { type Card, cardSchema } from "@eureka/contracts/card";
import type { Idea } from "@eureka/contracts/idea";
import { say } from "@eureka/contracts/words";
import { ideaAddress } from "../library/idea-address.ts";
import { drawIdeaCard } from "./draw-idea-card.ts";

export function drawIdeaPreview(idea: Idea, publicUrl: string): Card {
  const { id } = idea;
  const { actions: _, ...shown } = drawIdeaCard({
    id,
    idea,
    model: null,
    itemKeys: [],
    savedBy: 0,
    channels: [],
    publicUrl,
  });
  const link = { kind: "link", id: `open_${id}`, label: say("idea.action.open"), url: ideaAddress(publicUrl, id) };
  return cardSchema.parse({ ...shown, actions: [link] });
}
