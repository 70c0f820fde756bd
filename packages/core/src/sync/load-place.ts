/** A connected board with everything that is needed to work on both of its sides. */
import type { TrackerCapability } from "@eureka/connector-sdk";
import type { Id } from "@eureka/contracts/ids";
import { type LoadedConnection, recallConnection } from "../connections/index.ts";
import type { JobContext, Transaction } from "../operations/index.ts";
import {
  type ConnectedBoardRow,
  type ConnectedListRow,
  selectConnectedBoardOf,
  selectConnectedLists,
} from "./connected-boards.store.ts";
import { trackerOf } from "./tracker-of.ts";

export interface Place {
  readonly connectedBoard: ConnectedBoardRow;
  readonly connection: LoadedConnection;
  readonly tracker: TrackerCapability;
  readonly lists: readonly ConnectedListRow[];
}

/** Null when the board is not connected any more, or nothing may go through its connection now: a resumed one is compared as a whole. */
export async function loadPlace(context: JobContext, boardId: Id<"board">): Promise<Place | null> {
  const read = async (transaction: Transaction) => ({
    connectedBoard: await selectConnectedBoardOf(transaction, boardId),
    lists: await selectConnectedLists(transaction, boardId),
  });
  const { connectedBoard, lists } = await context.ports.database.withOrganization(context.organizationId, read, {
    readOnly: true,
  });
  if (!connectedBoard) return null;
  const connection = await recallConnection(context, connectedBoard.connectionId);
  if (connection.state !== "active") return null;
  return { connectedBoard, connection, tracker: trackerOf(context.application, connection), lists };
}
