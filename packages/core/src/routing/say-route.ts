/** What is said of where a channel's work goes. */
import type { ChannelStatus, ListedMapping } from "@eureka/contracts/channel-mapping";
import { escapeMarkdown } from "@eureka/contracts/escape-markdown";
import type { Page } from "@eureka/contracts/page";
import { say } from "@eureka/contracts/words";

interface Said {
  readonly title: string;
  readonly text?: string;
}

export function sayStatus({ boardName, listName, lists, reason }: ChannelStatus): Said {
  const board = escapeMarkdown(boardName ?? "-");
  const place =
    listName === null ? say("route.board", { board }) : say("route.list", { board, list: escapeMarkdown(listName) });
  const counts = lists.map(
    ({ name, count }) => `- ${say("route.counts", { name: escapeMarkdown(name), count: String(count) })}`,
  );
  return { title: say("route.title"), text: [`${place} ${say(`route.reason.${reason}`)}`, ...counts].join("\n") };
}

const mostLines = 10;

export function sayMappings({ data, nextCursor }: Page<ListedMapping>): Said {
  if (data.length === 0) return { title: say("route.none") };
  const lines = data
    .slice(0, mostLines)
    .map(({ channelName, platformChannelId, goesTo }) =>
      say("route.line", { channel: escapeMarkdown(channelName ?? platformChannelId), place: escapeMarkdown(goesTo) }),
    );
  const more = data.length - lines.length;
  const count = nextCursor === null ? String(more) : `${more}+`;
  return {
    title: say("route.all"),
    text: [...lines, ...(more > 0 ? [say("route.more", { count })] : [])].join("\n"),
  };
}
