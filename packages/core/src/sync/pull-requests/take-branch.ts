/** A branch as a delivery told of it, or as a comparison found it: what names items, in its own name or in a commit, is linked to them. */
import { type Id, newId } from "@eureka/contracts/ids";
import type { UniversalEventOf } from "@eureka/contracts/universal-event";
import type { Context } from "../../operations/index.ts";
import type { ConnectedBoardRow } from "../connected-boards.store.ts";
import { findItem } from "../find-item.ts";
import { cutText } from "../our-side.ts";
import { emitCodeLink } from "./announce-code.ts";
import { type CodeLinkRow, deleteBranchLinks, insertCodeLink } from "./code-links.store.ts";
import { findKeys } from "./find-keys.ts";
import { findNamedItems } from "./find-named-items.ts";

const longestTitle = 200;

type Told = UniversalEventOf<"branch.changed">;
type ToldBranch = Pick<Told, "branch" | "change" | "permalink"> & {
  readonly commits: readonly Told["commits"][number][];
};

/** What was linked before is left alone. */
export async function takeBranch(
  context: Context,
  board: ConnectedBoardRow,
  { branch, change, commits, permalink }: ToldBranch,
): Promise<void> {
  if (change === "deleted") return forgetBranch(context, board, branch);
  await linkCode(context, board, findKeys(branch), {
    kind: "branch",
    name: branch,
    title: branch,
    permalink: permalink ?? null,
  });
  for (const { platformCommitId, message, permalink: page } of commits) {
    const [title = ""] = message.split("\n");
    const commit = {
      kind: "commit",
      name: platformCommitId,
      title: cutText(title, longestTitle),
      permalink: page ?? null,
    } as const;
    await linkCode(context, board, findKeys(message), commit);
  }
}

async function linkCode(
  context: Context,
  { id: connectedBoardId, boardId }: ConnectedBoardRow,
  keys: readonly string[],
  code: Pick<CodeLinkRow, "kind" | "name" | "title" | "permalink">,
): Promise<void> {
  for (const item of await findNamedItems(context, boardId, keys)) {
    const createdAt = context.clock.now();
    const id = newId("code_link", createdAt.getTime());
    const row = { ...code, id, connectedBoardId, workItemId: item.id, createdAt };
    if (await insertCodeLink(context.transaction, row)) emitCodeLink(context, item, code, "code_link.created");
  }
}

/** Its commits stay: they may be part of another branch by now. */
async function forgetBranch(context: Context, { id }: ConnectedBoardRow, branch: string): Promise<void> {
  const workItemIds: readonly Id<"work_item">[] = await deleteBranchLinks(context.transaction, id, branch);
  for (const workItemId of workItemIds) {
    const item = await findItem(context, { workItemId });
    if (item) emitCodeLink(context, item, { kind: "branch", name: branch }, "code_link.deleted");
  }
}
