/** The rich text block that Slack makes of what a person types. */
import { randomBytes } from "node:crypto";
import type { Block } from "../records.ts";

const marks =
  /<@([UW][A-Z0-9]+)>|<#([CG][A-Z0-9]+)(?:\|[^>]*)?>|<!(here|channel|everyone)>|<(https?:[^|>]+)(?:\|([^>]*))?>/g;

const characters: Readonly<Record<string, string>> = { "&amp;": "&", "&lt;": "<", "&gt;": ">" };

/** Rich text holds the characters themselves, while a message's text holds them escaped. */
function asTyped(text: string): string {
  return text.replace(/&(?:amp|lt|gt);/g, (entity) => characters[entity] ?? entity);
}

export function writeRichText(text: string): Block {
  const elements: object[] = [];
  let end = 0;
  for (const match of text.matchAll(marks)) {
    const [whole, user, channel, range, url, label] = match;
    if (match.index > end) elements.push({ type: "text", text: asTyped(text.slice(end, match.index)) });
    if (user) elements.push({ type: "user", user_id: user });
    else if (channel) elements.push({ type: "channel", channel_id: channel });
    else if (range) elements.push({ type: "broadcast", range });
    else elements.push({ type: "link", url: asTyped(url ?? ""), ...(label && { text: asTyped(label) }) });
    end = match.index + whole.length;
  }
  if (end < text.length) elements.push({ type: "text", text: asTyped(text.slice(end)) });
  return {
    type: "rich_text",
    block_id: randomBytes(4).toString("base64url").slice(0, 5),
    elements: [{ type: "rich_text_section", elements }],
  };
}
