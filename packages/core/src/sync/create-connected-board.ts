import {
  connectedBoardCreateSchema,
  connectedBoardSchema,
  exampleBoardConnection,
} from "@eureka/contracts/connected-board";
import { builtInConnectorName } from "@eureka/contracts/connection";
import { EurekaError } from "@eureka/contracts/errors";
import { type Id, newId } from "@eureka/contracts/ids";
import { assertActive, connectorOf, loadConnection } from "../connections/index.ts";
import { type Context, defineOperation } from "../operations/index.ts";
import { assertActiveWorkspace, loadOrganization, loadWorkspace, type WorkspaceTarget } from "../tenancy/index.ts";
import { makeBoard, setBoardConnection } from "../work-items/index.ts";
import { announceConnectedBoard } from "./announce-connected-board.ts";
import { queueBoard } from "./compare-board.ts";
import { viewConnectedBoard } from "./connected-board-view.ts";
import { insertConnectedBoard, selectConnectedBoardByPlatform } from "./connected-boards.store.ts";

/** Makes a board here that shows a board of a platform; its lists and items follow in the background. */
export const createConnectedBoard = defineOperation({
  name: "connected_board.create",
  summary: "Show a board of a platform here, and keep both the same",
  description:
    "Answers at once with state `connecting`; lists and work items follow, and the stream tells when the board is ready.",
  input: connectedBoardCreateSchema,
  output: connectedBoardSchema,
  permission: "board:create",
  effect: "write",
  http: { method: "POST", path: "/connected-boards", status: 201 },
  command: { words: ["connectionId", "platformBoardId"] },
  example: {
    input: {
      connectionId: exampleBoardConnection.connectionId,
      platformBoardId: exampleBoardConnection.platformBoardId,
      name: "Web team",
    },
    output: { ...exampleBoardConnection, state: "connecting", permalink: null, reconciledAt: null },
  },
  target: findWorkspace,
  async run(context, { connectionId, platformBoardId, name, itemsPerMinute = null }, workspace) {
    assertActiveWorkspace(workspace);
    const connection = await loadConnection(context, connectionId);
    assertActive(connection);
    const { connector } = connectorOf(context.ports, connection);
    if (!connector.tracker || connector.name === builtInConnectorName)
      throw new EurekaError("connection.no_tracker", { connector: connector.title });
    const [existing] = await selectConnectedBoardByPlatform(context.transaction, connectionId, [platformBoardId]);
    if (existing) throw new EurekaError("connected_board.exists", { platformBoardId, boardId: existing.boardId });
    const board = await makeBoard(context, {
      workspaceId: workspace.value.id,
      name: name ?? connection.title,
      lists: [],
    });
    await setBoardConnection(context, board.id, connectionId);
    const now = context.clock.now();
    const row = await insertConnectedBoard(context.transaction, {
      id: newId("connected_board", now.getTime()),
      boardId: board.id,
      connectionId,
      platformBoardId,
      rules: itemsPerMinute === null ? {} : { itemsPerMinute },
      createdAt: now,
      updatedAt: now,
    });
    if (!row) throw new EurekaError("connected_board.exists", { platformBoardId, boardId: board.id });
    announceConnectedBoard(context, row, workspace.value.id, "created");
    queueBoard(context, row, { takesName: name === undefined });
    return viewConnectedBoard(row);
  },
});

/** The workspace that is named, else the connection's default, else the organization's. */
async function findWorkspace(
  context: Context,
  {
    workspaceId,
    connectionId,
  }: { readonly workspaceId?: Id<"workspace"> | undefined; readonly connectionId: Id<"connection"> },
): Promise<WorkspaceTarget> {
  const connection = await loadConnection(context, connectionId);
  const wanted =
    workspaceId ?? connection.defaultWorkspaceId ?? (await loadOrganization(context)).value.defaultWorkspaceId;
  if (!wanted) throw new EurekaError("board.no_default");
  return loadWorkspace(context, wanted);
}
