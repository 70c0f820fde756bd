/** A card in words, for notifications, terminals and platforms without cards. */
import type { Card } from "@eureka/contracts/card";

/** Writes a card as GitHub Flavored Markdown: title, text, fields, progress, and links; buttons and inputs need a card and are left out. */
export function writeCardAsText(card: Card): string {
  const lines = [`**${card.title}**`];
  if (card.text) lines.push(card.text);
  for (const field of card.fields) lines.push(`${field.label}: ${field.value}`);
  if (card.progress) lines.push(`${card.progress.label ?? "Progress"}: ${card.progress.done}/${card.progress.total}`);
  if (card.image) lines.push(`${card.image.alt}: ${card.image.url}`);
  for (const action of card.actions) {
    if (action.kind === "link") lines.push(`${action.label}: ${action.url}`);
  }
  return lines.join("\n");
}
