/** The reference chat's cards: the neutral card itself under tighter limits, so that cutting can be seen in tests. */
import type { Card } from "@eureka/contracts/card";
import type { RenderedCard } from "../chat.ts";

/** What fits on a card of the reference chat. */
export const referenceCardLimits = { text: 3_000, fields: 10, actions: 5 } as const;

/** Renders a card; `payload` is again a {@link Card}. A closed card keeps only its links. */
export function renderReferenceCard(card: Card): RenderedCard & { readonly payload: Card } {
  const isClosed = card.state === "closed";
  const actions = isClosed ? card.actions.filter((action) => action.kind === "link") : card.actions;
  const cut: string[] = [];
  if (card.text.length > referenceCardLimits.text) cut.push("text");
  for (let index = referenceCardLimits.fields; index < card.fields.length; index++) cut.push(`fields.${index}`);
  for (const action of actions.slice(referenceCardLimits.actions)) cut.push(`actions.${card.actions.indexOf(action)}`);
  const payload: Card = {
    ...card,
    text:
      cut.length > 0
        ? `${card.text.slice(0, referenceCardLimits.text)}\n\n*${cut.length} more not shown here.*`
        : card.text,
    fields: card.fields.slice(0, referenceCardLimits.fields),
    actions: actions.slice(0, referenceCardLimits.actions),
    inputs: isClosed ? [] : card.inputs,
  };
  return { payload, cut };
}
