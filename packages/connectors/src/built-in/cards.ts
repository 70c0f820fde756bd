/** Cards of the chat: its clients show the neutral card itself. */
import type { RenderedCard } from "@eureka/connector-sdk";
import { type Card, cardLimits } from "@eureka/contracts/card";

/**
 * A closed card keeps its text and its links, and nothing to press or to fill in. There are no forms in this chat, so that an action
 * which opens one is left out, and the text says so.
 */
export function renderBuiltInCard(card: Card): RenderedCard & { readonly payload: Card } {
  if (card.state === "closed") {
    return { payload: { ...card, inputs: [], actions: card.actions.filter(({ kind }) => kind === "link") }, cut: [] };
  }
  const cut = card.actions.flatMap(({ kind }, index) => (kind === "form" ? [`actions.${index}`] : []));
  if (cut.length === 0) return { payload: card, cut };
  const note = `\n\n*${cut.length} more not shown here.*`;
  const actions = card.actions.filter(({ kind }) => kind !== "form");
  return { payload: { ...card, text: `${card.text.slice(0, cardLimits.text - note.length)}${note}`, actions }, cut };
}
