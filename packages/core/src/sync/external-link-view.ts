/** Copies of work items as people see them, and the event that tells of them. */
import type { TrackerCustomField } from "@eureka/connector-sdk";
import type { ExternalField, ExternalLink } from "@eureka/contracts/connected-board";
import type { WorkItem } from "@eureka/contracts/work-item";
import type { Context } from "../operations/index.ts";
import type { ConnectedBoardRow } from "./connected-boards.store.ts";
import type { ExternalLinkRow } from "./external-links.store.ts";

export function viewExternalLink(
  row: ExternalLinkRow,
  board: Pick<ConnectedBoardRow, "connectionId" | "fields">,
): ExternalLink {
  const { id, workItemId, boardId, platformItemId, permalink, state, error, facts } = row;
  return {
    id,
    workItemId,
    boardId,
    connectionId: board.connectionId,
    platformItemId,
    permalink,
    state,
    error,
    facts,
    fields: board.fields.map((field) => viewField(field, row)),
    updatedAt: row.updatedAt.toISOString(),
  };
}

/** What was set here shows at once, although it is still on its way. */
function viewField(field: TrackerCustomField, row: Pick<ExternalLinkRow, "facts" | "wantedFields">): ExternalField {
  const wanted = row.wantedFields[field.platformFieldId];
  const value = wanted === undefined ? valueOfField(row, field.platformFieldId) : wanted;
  return { ...field, choices: [...field.choices], value, isPending: wanted !== undefined };
}

/** As it stood on the platform when it was last read. */
export function valueOfField({ facts }: Pick<ExternalLinkRow, "facts">, platformFieldId: string): string | null {
  const found = facts.find((fact) => fact.kind === "field" && fact.platformFieldId === platformFieldId);
  return found?.kind === "field" ? found.value : null;
}

/** Says that a copy came, went or was refused; cards and open pages follow. */
export function announceLink(
  context: Context,
  item: Pick<WorkItem, "id" | "key" | "workspaceId" | "placements">,
  link: Pick<ExternalLinkRow, "id" | "boardId">,
  state: ExternalLink["state"],
  changed: readonly ("facts" | "deleted")[] = [],
): void {
  context.emit({
    type: "external_link.changed",
    subject: { type: "work_item", id: item.id },
    workspaceId: item.workspaceId,
    data: {
      key: item.key,
      boardIds: item.placements.map(({ boardId }) => boardId),
      boardId: link.boardId,
      externalLinkId: link.id,
      state,
      ...(changed.length > 0 && { changed }),
      ...(context.request.because && { because: context.request.because }),
    },
  });
}
