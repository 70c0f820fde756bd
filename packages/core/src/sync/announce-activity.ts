/** States what happened on a platform's board beyond what is kept the same: in general words, with the people as this organization knows them. */
import type { Person } from "@eureka/contracts/actor";
import type { PlatformPerson } from "@eureka/contracts/people";
import type { UniversalEventOf } from "@eureka/contracts/universal-event";
import type { LoadedConnection } from "../connections/index.ts";
import type { Context } from "../operations/index.ts";
import { loadBoard } from "../work-items/index.ts";
import type { ConnectedBoardRow } from "./connected-boards.store.ts";
import { selectLinkAt } from "./external-links.store.ts";
import { findPerson } from "./find-person.ts";

export async function announceActivity(
  context: Context,
  connection: LoadedConnection,
  { id, boardId }: Pick<ConnectedBoardRow, "id" | "boardId">,
  activity: UniversalEventOf<"board.activity">,
): Promise<void> {
  const { platformItemId, kind, words, subject = null, permalink = null } = activity;
  const link =
    platformItemId === undefined ? undefined : await selectLinkAt(context.transaction, boardId, { platformItemId });
  const { workspaceId } = (await loadBoard(context, boardId)).board;
  context.emit({
    type: "connected_board.changed",
    subject: { type: "board", id: boardId },
    workspaceId,
    data: {
      connectedBoardId: id,
      connectionId: connection.id,
      kind,
      words,
      name: subject,
      permalink,
      workItemId: link?.workItemId ?? null,
      by: await toPerson(context, connection, activity.actor),
      about: await toPerson(context, connection, activity.about),
    },
  });
}

async function toPerson(
  context: Context,
  connection: LoadedConnection,
  person: PlatformPerson | undefined,
): Promise<Person | null> {
  if (!person) return null;
  const { id, memberId } = await findPerson(context, connection, person.platformUserId, person.displayName);
  return memberId === null ? { type: "external", id } : { type: "member", id: memberId };
}
