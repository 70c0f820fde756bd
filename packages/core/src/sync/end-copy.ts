/** What becomes of the other side when a work item or its copy is gone, as the board's rules say. */
import { ConnectorError } from "@eureka/connector-sdk";
import { escapeWithin } from "@eureka/contracts/escape-markdown";
import { newUuid } from "@eureka/contracts/ids";
import { say } from "@eureka/contracts/words";
import type { WorkItem } from "@eureka/contracts/work-item";
import { openDecision } from "../decisions/index.ts";
import type { Context } from "../operations/index.ts";
import { loadBoard } from "../work-items/index.ts";
import { syncDeletionKind } from "./conflict-kinds.ts";
import { type ConflictRow, insertConflict, selectConflicts } from "./conflicts.store.ts";
import type { ExternalLinkRow } from "./external-links.store.ts";
import { findItem } from "./find-item.ts";
import type { Place } from "./load-place.ts";
import { closeConflict, emitConflict, hoursToAnswer } from "./open-conflicts.ts";
import { cutText } from "./our-side.ts";

export type Gone = "gone_here" | "gone_there";

export interface GoneScene {
  readonly place: Place;
  readonly link: ExternalLinkRow;
  /** Null when it was deleted here. */
  readonly item: WorkItem | null;
  readonly title: string;
}

/** Asks people once; the row says when they answered. */
export async function askAboutEnd(context: Context, scene: GoneScene, field: Gone): Promise<void> {
  const { place, link, item, title } = scene;
  const rows = await selectConflicts(context.transaction, link.id);
  if (rows.some((row) => row.field === field)) return;
  const { boardId } = place.connectedBoard;
  const canDelete = field === "gone_there" || place.tracker.capabilities().deletesItems;
  const choices = canDelete ? (["archive", "unlink", "delete"] as const) : (["archive", "unlink"] as const);
  const decision = await openDecision(context, syncDeletionKind, {
    workspaceId: (await loadBoard(context, boardId)).board.workspaceId,
    boardId,
    question: cutText(say(`sync.${field}.question`, { title, place: place.connection.title }), 300),
    explanation: say(`sync.${field}.explanation`, { place: escapeWithin(place.connection.title, 100) }),
    answerers: { role: "user", memberIds: [], quorum: 1 },
    options: choices.map((value) => ({ value, label: say(`sync.${field}.${value}`) })),
    subject: item ? { type: "work_item", id: item.id } : null,
    payload: { boardId, workItemId: link.workItemId, externalLinkId: link.id, field },
    expiresInHours: hoursToAnswer,
  });
  const now = context.clock.now();
  const nobody = { value: "", by: null, at: now.toISOString() };
  await insertConflict(context.transaction, {
    externalLinkId: link.id,
    field,
    decisionId: decision.id,
    ours: { ...nobody, value: field === "gone_there" ? title : "" },
    theirs: { ...nobody, value: field === "gone_here" ? title : "" },
    oursHash: "",
    theirsHash: "",
    openedAt: now,
  });
  if (item) emitConflict(context, "sync_conflict.opened", { item, link }, { decisionId: decision.id, field });
}

/** Nothing of a copy that is gone, or was left alone, is asked any more. */
export async function closeAllConflicts(context: Context, link: ExternalLinkRow): Promise<void> {
  const item = await findItem(context, link);
  for (const row of await selectConflicts(context.transaction, link.id))
    await closeConflict(context, { item, link }, row);
}

export function answerTo(rows: readonly ConflictRow[], field: Gone): string | null {
  return rows.find((row) => row.field === field)?.answer ?? null;
}

/** Taking away what is gone already succeeds. */
export async function endThere(
  { tracker, connectedBoard }: Pick<Place, "tracker" | "connectedBoard">,
  platformItemId: string,
  way: "archive" | "delete",
): Promise<void> {
  const item = { platformBoardId: connectedBoard.platformBoardId, platformItemId };
  try {
    if (way === "archive") await tracker.archiveItem({ intent: newUuid(), item });
    else await tracker.deleteItem({ intent: newUuid(), item });
  } catch (error) {
    if (!(error instanceof ConnectorError && error.code === "not_found")) throw error;
  }
}
