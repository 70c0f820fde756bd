/** The work item of a pull request that names none. */
import type { PlatformPullRequest } from "@eureka/connector-sdk";
import type { WorkItem } from "@eureka/contracts/work-item";
import type { Context } from "../../operations/index.ts";
import { findDestination, listOf, makeWorkItem } from "../../work-items/index.ts";
import { cutText } from "../our-side.ts";
import type { CodePlace } from "./load-code-place.ts";

/** In the board's first list for work that nobody has begun; the rules move it on at once. */
export async function makeItemOf(
  context: Context,
  { connectedBoard, connection }: CodePlace,
  { title, name, permalink }: PlatformPullRequest,
): Promise<Pick<WorkItem, "id">> {
  const destination = await findDestination(context, { boardId: connectedBoard.boardId }, {});
  return makeWorkItem(context, listOf(destination), {
    title: cutText(title.replace(/\s+/g, " ").trim(), 500) || name,
    description: "",
    priority: "none",
    due: null,
    labels: [],
    assignees: [],
    source: { connectionId: connection.id, permalink },
    createdBy: null,
  });
}
