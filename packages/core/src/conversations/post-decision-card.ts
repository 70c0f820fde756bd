/** Puts a decision into a conversation. */
import type { Id } from "@eureka/contracts/ids";
import type { Context } from "../operations/index.ts";
import { journalMessage, type MessageOptions, type TalkPlace } from "./journal-message.ts";
import { sayDecision } from "./say-decision.ts";

/** Posts the decision's card, which follows the decision from then on. */
export async function postDecisionCard(
  context: Context,
  place: TalkPlace,
  id: Id<"decision">,
  options: Omit<MessageOptions, "follows"> = {},
): Promise<void> {
  const saying = await sayDecision(context, id);
  if (!saying) return;
  const follows = { subject: { type: "decision", id }, opensDiscussion: false } as const;
  await journalMessage(context, place, saying, { ...options, follows });
}
