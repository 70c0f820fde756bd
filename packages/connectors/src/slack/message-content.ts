/** What a message says, as the arguments of Slack's methods. */
import type { MessageContent } from "@eureka/connector-sdk";
import { writeCardAsText } from "@eureka/connector-sdk";
import { type CardSurface, renderSlackCard, splitIntoSections } from "./cards.ts";
import { toSlackTextWithin } from "./text.ts";

/** Slack cuts a text behind 40,000 characters, and refuses one of more than 4,000 when it replaces another. */
const longestText = 39_000;
const longestReplacement = 4_000;
/** Sections for a replaced text that is longer than that. */
const mostTextInBlocks = 9_500;

export function writeContent({ text, card }: MessageContent, surface?: CardSurface): Record<string, unknown> {
  // With blocks the text is for notifications and screen readers alone.
  const words = text.trim() === "" && card ? writeCardAsText(card) : text;
  if (card)
    return { text: toSlackTextWithin(words, longestReplacement).text, ...renderSlackCard(card, surface).payload };
  return { text: toSlackTextWithin(words, longestText).text };
}

/** What takes the place of a message; an empty list of blocks takes an earlier card away. */
export function writeReplacement(content: MessageContent, surface?: CardSurface): Record<string, unknown> {
  const written = writeContent(content, surface);
  if (content.card || String(written.text).length <= longestReplacement) return { blocks: [], ...written };
  const { text } = toSlackTextWithin(content.text, mostTextInBlocks);
  const blocks = splitIntoSections(text).map((piece) => ({
    type: "section",
    text: { type: "mrkdwn", text: piece },
    expand: true,
  }));
  return { text: toSlackTextWithin(content.text, longestReplacement).text, blocks };
}
