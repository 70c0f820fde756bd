/** A work item for tests of what boards do with items. */
import type { Item } from "../types.ts";

interface Given extends Partial<Item> {
  readonly id: string;
  readonly listId?: string;
  readonly position?: string;
  readonly boardId?: string;
}

export function makeItem({ id, listId = "todo", position = "a0", boardId = "brd_1", ...given }: Given): Item {
  return {
    id,
    key: `T-${id}`,
    workspaceId: "wsp_1",
    title: `Item ${id}`,
    priority: "none",
    due: null,
    state: "todo",
    completedAt: null,
    archivedAt: null,
    labels: [],
    assignees: [],
    placements: [
      { id: `plc_${id}`, boardId, workspaceId: "wsp_1", listId, position, connectionId: null, isLinked: false },
    ],
    parent: null,
    subItems: { total: 0, closed: 0 },
    checklist: { total: 0, done: 0 },
    commentCount: 0,
    attachmentCount: 0,
    createdBy: null,
    version: 1,
    createdAt: "2026-11-22T09:00:00.000Z",
    updatedAt: "2026-11-22T09:00:00.000Z",
    ...given,
  };
}
