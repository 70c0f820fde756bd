/** Everything by which a file names the places of mappings. */
import { fromUuid, type Id, toUuid } from "@eureka/contracts/ids";
import { query } from "@eureka/kit/db";
import type { Transaction } from "../../operations/index.ts";
import type { VisiblePlaces } from "../../permissions/index.ts";
import type { PlaceRow } from "../routing.store.ts";

function current(transaction: Transaction): string {
  return toUuid(transaction.organizationId as Id<"organization">);
}

export interface NamedConnection {
  readonly id: Id<"connection">;
  readonly name: string;
  readonly connector: string;
  readonly isRemoved: boolean;
  /** Where the work of its channels goes that are not mapped. */
  readonly defaultPlace: PlaceRow | null;
}

interface ConnectionColumns {
  [name: string]: string | null;
  id: string;
  title: string;
  connector: string;
  state: string;
  default_workspace_id: string | null;
  default_board_id: string | null;
  default_list_id: string | null;
}

export async function selectNamedConnections(transaction: Transaction): Promise<NamedConnection[]> {
  const rows = await query<ConnectionColumns>(
    transaction,
    {
      name: "routing.named_connections",
      text: `select id, title, connector, state, default_workspace_id, default_board_id, default_list_id
             from connections where organization_id = $1`,
    },
    [current(transaction)],
  );
  return rows.map(({ id, title, connector, state, default_workspace_id, default_board_id, default_list_id }) => ({
    id: fromUuid("connection", id),
    name: title,
    connector,
    isRemoved: state === "removed",
    defaultPlace:
      default_workspace_id === null
        ? null
        : {
            workspaceId: fromUuid("workspace", default_workspace_id),
            boardId: default_board_id === null ? null : fromUuid("board", default_board_id),
            listId: default_list_id === null ? null : fromUuid("list", default_list_id),
          },
  }));
}

export interface NamedWorkspace {
  readonly id: Id<"workspace">;
  readonly name: string;
}

export interface NamedBoard {
  readonly id: Id<"board">;
  readonly name: string;
  readonly workspaceId: Id<"workspace">;
  readonly isArchived: boolean;
}

export interface NamedList {
  readonly id: Id<"list">;
  readonly name: string;
  readonly boardId: Id<"board">;
  readonly isArchived: boolean;
}

export async function selectNamedWorkspaces(
  transaction: Transaction,
  ids: readonly Id<"workspace">[],
): Promise<NamedWorkspace[]> {
  const rows = await query<{ id: string; name: string }>(
    transaction,
    {
      name: "routing.named_workspaces",
      text: "select id, name from workspaces where organization_id = $1 and id = any ($2::uuid[])",
    },
    [current(transaction), ids.map(toUuid)],
  );
  return rows.map(({ id, name }) => ({ id: fromUuid("workspace", id), name }));
}

export async function selectNamedBoards(transaction: Transaction, places: VisiblePlaces): Promise<NamedBoard[]> {
  const rows = await query<{ id: string; name: string; workspace_id: string; archived: boolean }>(
    transaction,
    {
      name: "routing.named_boards",
      text: `select id, name, workspace_id, archived_at is not null as archived from boards
             where organization_id = $1 and (workspace_id = any ($2::uuid[]) or id = any ($3::uuid[]))`,
    },
    [current(transaction), places.workspaceIds.map(toUuid), places.boardIds.map(toUuid)],
  );
  return rows.map(({ id, name, workspace_id, archived }) => ({
    id: fromUuid("board", id),
    name,
    workspaceId: fromUuid("workspace", workspace_id),
    isArchived: archived,
  }));
}

export async function selectNamedLists(
  transaction: Transaction,
  boardIds: readonly Id<"board">[],
): Promise<NamedList[]> {
  const rows = await query<{ id: string; name: string; board_id: string; archived: boolean }>(
    transaction,
    {
      name: "routing.named_lists",
      text: `select id, name, board_id, archived_at is not null as archived from lists
             where organization_id = $1 and board_id = any ($2::uuid[])`,
    },
    [current(transaction), boardIds.map(toUuid)],
  );
  return rows.map(({ id, name, board_id, archived }) => ({
    id: fromUuid("list", id),
    name,
    boardId: fromUuid("board", board_id),
    isArchived: archived,
  }));
}

export interface NamedChannel {
  readonly id: string;
  readonly name: string;
}

/** Channels of the built-in chat in these workspaces that everybody there knows by name. */
export async function selectNamedChannels(
  transaction: Transaction,
  workspaceIds: readonly Id<"workspace">[],
): Promise<NamedChannel[]> {
  const rows = await query<{ id: string; name: string }>(
    transaction,
    {
      name: "routing.named_channels",
      text: `select id, name from channels
             where organization_id = $1 and workspace_id = any ($2::uuid[]) and kind = 'public'`,
    },
    [current(transaction), workspaceIds.map(toUuid)],
  );
  return rows.map(({ id, name }) => ({ id: fromUuid("channel", id), name }));
}
