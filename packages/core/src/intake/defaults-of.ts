import type { ChannelRules } from "@eureka/contracts/channel-mapping";
import type { CommandDefaults } from "./command-interpreter.ts";

/** What the rules of a channel give to new work that does not say it itself; null for nothing. */
export function defaultsOf({ priority, labels }: ChannelRules): CommandDefaults | null {
  if (priority === "none" && labels.length === 0) return null;
  return { ...(priority !== "none" && { priority }), ...(labels.length > 0 && { labels }) };
}
