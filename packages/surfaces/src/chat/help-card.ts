/** Help: what somebody may do here, and nothing else. */
import { escapeMarkdown } from "@eureka/contracts/escape-markdown";
import { say } from "@eureka/contracts/words";
import type { DraftCard } from "@eureka/core/conversations";
import type { ChatVerb } from "./chat-verbs.ts";

export function drawHelpCard(verbs: readonly ChatVerb[]): DraftCard {
  const lines = verbs.map(
    ({ help }) =>
      `- \`/eureka ${help.split(":")[0] ?? ""}\`:${escapeMarkdown(help.slice(help.split(":")[0]?.length ?? 0).slice(1))}`,
  );
  const mayMakeItems = verbs.some(({ verb }) => verb === "new");
  const end = verbs.length === 0 ? say("help.nothing") : mayMakeItems ? say("help.everything_else") : "";
  return { title: say("help.title"), text: [...lines, ...(end ? ["", end] : [])].join("\n").trim() };
}
