/** Ties a board to the connection whose platform shows it too, or unties it. */
import type { Id } from "@eureka/contracts/ids";
import type { Context } from "../../operations/index.ts";
import { updateBoardConnection } from "./boards.store.ts";

/** The board must be locked or new. From the commit on, events of its items name it among the connected boards. */
export async function setBoardConnection(
  context: Context,
  id: Id<"board">,
  connectionId: Id<"connection"> | null,
): Promise<void> {
  await updateBoardConnection(context.transaction, id, connectionId);
}
