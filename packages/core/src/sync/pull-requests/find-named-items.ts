/** The work items behind keys, as far as the board may reach them: of its own workspace, or shown on a board there. */
import { EurekaError } from "@eureka/contracts/errors";
import type { Id } from "@eureka/contracts/ids";
import type { WorkItem } from "@eureka/contracts/work-item";
import type { Context } from "../../operations/index.ts";
import { loadBoard, loadWorkItem } from "../../work-items/index.ts";

export async function findNamedItems(
  context: Context,
  boardId: Id<"board">,
  keys: readonly string[],
): Promise<WorkItem[]> {
  if (keys.length === 0) return [];
  const { workspaceId } = (await loadBoard(context, boardId)).board;
  const found: WorkItem[] = [];
  for (const key of keys) {
    const item = await findByKey(context, key);
    if (item && (await isReached(context, item, workspaceId))) found.push(item);
  }
  return found;
}

async function findByKey(context: Context, key: string): Promise<WorkItem | null> {
  try {
    return (await loadWorkItem(context, key)).item;
  } catch (error) {
    if (error instanceof EurekaError && error.kind === "not_found") return null;
    throw error;
  }
}

async function isReached(context: Context, item: WorkItem, workspaceId: Id<"workspace">): Promise<boolean> {
  if (item.workspaceId === workspaceId) return true;
  for (const { boardId } of item.placements) {
    if ((await loadBoard(context, boardId)).board.workspaceId === workspaceId) return true;
  }
  return false;
}
