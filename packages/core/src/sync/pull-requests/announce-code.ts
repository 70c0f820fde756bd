/** States that something about the code of a work item changed: open pages read it again. */
import type { WorkItem } from "@eureka/contracts/work-item";
import type { Context } from "../../operations/index.ts";
import type { CodeLinkRow } from "./code-links.store.ts";
import type { PullRequestRow } from "./pull-requests.store.ts";

type Item = Pick<WorkItem, "id" | "key" | "workspaceId" | "placements">;

const about = ({ id, key, workspaceId, placements }: Item) => ({
  subject: { type: "work_item", id } as const,
  workspaceId,
  data: { key, boardIds: placements.map(({ boardId }) => boardId) },
});

export function emitPullRequest(
  context: Context,
  item: Item,
  pull: Pick<PullRequestRow, "id" | "name" | "state" | "review" | "checks" | "permalink">,
  type: "pull_request.linked" | "pull_request.changed" | "pull_request.unlinked",
): void {
  const { id, name, state, review, checks, permalink } = pull;
  const { subject, workspaceId, data } = about(item);
  context.emit({
    type,
    subject,
    workspaceId,
    data: { ...data, pullRequestId: id, name, state, review, checks, permalink },
  });
}

export function emitCodeLink(
  context: Context,
  item: Item,
  { kind, name }: Pick<CodeLinkRow, "kind" | "name">,
  type: "code_link.created" | "code_link.deleted",
): void {
  const { subject, workspaceId, data } = about(item);
  context.emit({ type, subject, workspaceId, data: { ...data, kind, name } });
}
