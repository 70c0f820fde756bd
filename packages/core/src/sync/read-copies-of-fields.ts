/** What each copy of an item shows of its fields, and when we wrote it there last. */
import type { ExternalLink } from "@eureka/contracts/connected-board";
import type { Id } from "@eureka/contracts/ids";
import type { WorkItem } from "@eureka/contracts/work-item";
import { connectorOf, type LoadedConnection, loadConnection } from "../connections/index.ts";
import type { Context } from "../operations/index.ts";
import { hashOf, type Ledger, type Written } from "./compare-sides.ts";
import { type ConnectedBoardRow, selectConnectedBoardsAmong, selectConnectedLists } from "./connected-boards.store.ts";
import { type ExternalLinkRow, selectLinksOfItem } from "./external-links.store.ts";
import type { SyncedFields } from "./our-side.ts";
import { readOurFacts } from "./read-our-facts.ts";
import { trackerOf } from "./tracker-of.ts";

export interface CopyOfFields {
  readonly link: Pick<ExternalLinkRow, "id" | "boardId" | "permalink" | "state">;
  readonly connectionId: Id<"connection">;
  readonly connector: string;
  /** What the platform is called. */
  readonly title: string;
  /** By the item's field. A field that the platform does not have is missing. */
  readonly fields: ReadonlyMap<string, { readonly shows: boolean | null; readonly written: Written | null }>;
}

/** How the fields of a ledger are called on the item. */
const fieldNames: Readonly<Record<string, string>> = { body: "description", platformListId: "list" };

/** The copies of boards that are connected, in the order in which they were made. */
export async function readCopiesOfFields(context: Context, item: WorkItem): Promise<CopyOfFields[]> {
  const links = await selectLinksOfItem(context.transaction, item.id);
  const boards = await selectConnectedBoardsAmong(
    context.transaction,
    links.map(({ boardId }) => boardId),
  );
  const connections = await loadAll(context, [...new Set(boards.map(({ connectionId }) => connectionId))]);
  // Everything that is asked of the copies goes to the database at once.
  const copies = links.map(async (link) => {
    const connectedBoard = boards.find(({ boardId }) => boardId === link.boardId);
    const connection = connectedBoard && connections.get(connectedBoard.connectionId);
    return connection ? readCopyOfFields(context, item, link, connectedBoard, connection) : null;
  });
  return (await Promise.all(copies)).filter((copy) => copy !== null);
}

async function loadAll(
  context: Context,
  ids: readonly Id<"connection">[],
): Promise<ReadonlyMap<Id<"connection">, LoadedConnection>> {
  const found = await Promise.all(ids.map((id) => loadConnection(context, id)));
  return new Map(found.map((connection) => [connection.id, connection]));
}

async function readCopyOfFields(
  context: Context,
  item: WorkItem,
  link: ExternalLinkRow,
  connectedBoard: ConnectedBoardRow,
  connection: LoadedConnection,
): Promise<CopyOfFields> {
  const isReadable = connection.state === "active" && connectedBoard.state === "active";
  const place = isReadable && {
    connectedBoard,
    connection,
    lists: await selectConnectedLists(context.transaction, link.boardId),
    tracker: trackerOf(context.application, connection),
  };
  const ours = place ? (await readOurFacts(context, place, item, link.boardId)).ours : null;
  return {
    link,
    connectionId: connection.id,
    connector: connection.connector,
    title: connectorOf(context.ports, connection).connector.title,
    fields: fieldsOf(link.ledger, link.state, ours),
  };
}

function fieldsOf(ledger: Ledger, state: ExternalLink["state"], ours: SyncedFields | null): CopyOfFields["fields"] {
  const shown = (field: string, value: string) =>
    ours && (state === "linked" && field in ours ? hashOf(ours[field as keyof SyncedFields]) === value : false);
  return new Map(
    Object.entries(ledger).map(([field, entry]) => [
      fieldNames[field] ?? field,
      { shows: shown(field, entry.ours), written: entry.written ?? null },
    ]),
  );
}
