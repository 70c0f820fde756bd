import type { Bookmark } from "@eureka/contracts/bookmark";
import { cardLimits } from "@eureka/contracts/card";
import { escapeWithin } from "@eureka/contracts/escape-markdown";
import { rankingScore } from "@eureka/contracts/idea";
import { say } from "@eureka/contracts/words";
import type { DraftCard } from "../../conversations/index.ts";
import { ideaAddress } from "../library/idea-address.ts";

export interface BookmarksCardFacts {
  readonly bookmarks: readonly Bookmark[];
  readonly hasMore: boolean;
  readonly publicUrl: string;
}

/** The card of a page of bookmarks: one line for each. What does not fit is left out, and said to be. */
export function drawBookmarksCard({ bookmarks, hasMore, publicUrl }: BookmarksCardFacts): DraftCard {
  const lines: string[] = [];
  let length = 0;
  for (const bookmark of bookmarks) {
    const line = describeBookmark(bookmark, publicUrl);
    if (length + line.length + 1 > cardLimits.text - 100) break;
    lines.push(line);
    length += line.length + 1;
  }
  const isCut = hasMore || lines.length < bookmarks.length;
  const end =
    bookmarks.length === 0 ? say("bookmarks.empty") : say(isCut ? "list.more" : "list.total", { count: lines.length });
  return { title: say("bookmarks.title"), text: [...lines, ...(lines.length > 0 ? [""] : []), end].join("\n") };
}

function describeBookmark({ idea, topic, tags }: Bookmark, publicUrl: string): string {
  const score = rankingScore(idea);
  const facts = [
    escapeWithin(topic, 100),
    ...(score === null ? [] : [String(Math.round(score * 10) / 10)]),
    ...(tags.length > 0 ? [escapeWithin(tags.join(", "), 100)] : []),
  ];
  return `- [${escapeWithin((idea.improvement ?? idea).title, 120)}](${ideaAddress(publicUrl, idea.id)}) (${facts.join(" · ")})`;
}
