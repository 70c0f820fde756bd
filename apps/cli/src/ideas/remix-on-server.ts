/** A remix as a server is asked for it. */
import type { NewIdeaRun } from "@eureka/contracts/idea-run";
import type { Input } from "@eureka/sdk";
import type { Values } from "../arguments/read-arguments.ts";
import type { TakenUp } from "../bookmarks/take-up-bookmarks.ts";

/** What was found by tags the server finds by them again: its copies last longer than the ideas themselves. */
export function remixOnServer(
  { topic, context, ...options }: NewIdeaRun,
  values: Values,
  { ideas, tags }: TakenUp,
): Input<"idea.remix"> {
  const ideaIds = [...new Set(ideas.flatMap(({ ideaId }) => ideaId ?? []))];
  return {
    ...options,
    ...(values.topic !== undefined && { topic }),
    ...(values.context !== undefined && { context }),
    ...(tags.length > 0 ? { tags: [...tags] } : { ideaIds }),
  };
}
