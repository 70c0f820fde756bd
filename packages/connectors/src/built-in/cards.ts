/** Cards of the chat: its clients show the neutral card itself. */
import type { RenderedCard } from "@eureka/connector-sdk";
import type { Card } from "@eureka/contracts/card";

/** A closed card keeps its text and its links, and nothing to press or to fill in. */
export function renderBuiltInCard(card: Card): RenderedCard & { readonly payload: Card } {
  if (card.state === "closed") {
    return { payload: { ...card, inputs: [], actions: card.actions.filter(({ kind }) => kind === "link") }, cut: [] };
  }
  return { payload: card, cut: [] };
}
