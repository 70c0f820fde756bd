/** What our messages say about themselves, unseen: https://docs.slack.dev/messaging/message-metadata. */
import type { Intent } from "@eureka/connector-sdk";
import type { WireMessage } from "./wire.ts";

const eventType = "eureka_message";
const longestOriginal = 2_000;

/** Pictures in the text: Slack rewrites them as `:names:` for whoever reads the message back. */
const pictures = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u;

/** Hides the intent, and the text itself where Slack would not give it back as it is. */
export function writeMetadata(intent: Intent, text: string): Record<string, unknown> {
  const isRewritten = pictures.test(text) || text !== text.trim() || text.includes("\u2060");
  const original = isRewritten && text.length <= longestOriginal ? { text } : {};
  return { event_type: eventType, event_payload: { intent, ...original } };
}

/** A file cannot carry metadata: there the intent is the name of the first block. */
export function blockIdOfIntent(intent: Intent): string {
  return `eureka ${intent}`;
}

export function carriesIntent(message: WireMessage, intent: Intent): boolean {
  const { metadata, blocks } = message;
  if (metadata?.event_type === eventType && metadata.event_payload.intent === intent) return true;
  return (blocks ?? []).some(({ block_id }) => block_id === blockIdOfIntent(intent));
}

/** The Markdown that we sent, where the message says it. */
export function originalTextOf(metadata: WireMessage["metadata"]): string | null {
  const text = metadata?.event_type === eventType ? metadata.event_payload.text : null;
  return typeof text === "string" ? text : null;
}
