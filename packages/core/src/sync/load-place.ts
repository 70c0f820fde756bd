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
import { selectPullRequestRules } from "./pull-requests/pull-request-rules.store.ts";
import { trackerOfBoard } from "./tracker-of.ts";

export interface Place {
  readonly connectedBoard: ConnectedBoardRow;
  readonly connection: LoadedConnection;
  readonly tracker: TrackerCapability;
  readonly lists: readonly ConnectedListRow[];
  /** Items are kept the same. */
  readonly takesItems: boolean;
}

/**
 * Null when the board is not connected any more, its items shall rest, or nothing may go through its connection now: a resumed one is
 * compared as a whole. `forItems` false: also when items rest, for what concerns the board itself and its pull requests.
 */
export async function loadPlace(
  context: JobContext,
  boardId: Id<"board">,
  { forItems }: { readonly forItems: boolean } = { forItems: true },
): Promise<Place | null> {
  const read = async (transaction: Transaction) => {
    const connectedBoard = await selectConnectedBoardOf(transaction, boardId);
    return {
      connectedBoard,
      lists: await selectConnectedLists(transaction, boardId),
      takesItems: connectedBoard ? (await selectPullRequestRules(transaction, connectedBoard.id)).syncIssues : false,
    };
  };
  const { connectedBoard, lists, takesItems } = await context.ports.database.withOrganization(
    context.organizationId,
    read,
    {
      readOnly: true,
    },
  );
  if (!connectedBoard || (forItems && !takesItems)) return null;
  const connection = await recallConnection(context, connectedBoard.connectionId);
  if (connection.state !== "active") return null;
  const priority = context.job.isBackground ? "background" : "interactive";
  const tracker = trackerOfBoard(context, connection, connectedBoard, { priority });
  return { connectedBoard, connection, tracker, lists, takesItems };
}
