import type { Message } from "../records.ts";
import type { SlackState } from "../state.ts";

/** Slack ends a stream some five minutes after its beginning by itself, also while it grows; nothing is documented. */
const streamLifeMilliseconds = 5 * 60_000;

export function isStreaming(state: SlackState, { isStreaming: isOpen, ts }: Message): boolean {
  return isOpen && state.now() - Number(ts) * 1_000 < streamLifeMilliseconds;
}
