import { ConnectorError, type Page, type TrackerBoard } from "@eureka/connector-sdk";
import { examplePlatformBoard, platformBoardPageSchema } from "@eureka/contracts/connected-board";
import { EurekaError } from "@eureka/contracts/errors";
import { type Id, idSchema } from "@eureka/contracts/ids";
import { pageInput } from "@eureka/contracts/page";
import { z } from "zod";
import {
  explainConnectorError,
  type LoadedConnection,
  loadConnection,
  recallConnection,
} from "../connections/index.ts";
import { defineOperation, type PreparationContext } from "../operations/index.ts";
import { selectConnectedBoardByPlatform } from "./connected-boards.store.ts";
import { trackerOf } from "./tracker-of.ts";

export const listPlatformBoards = defineOperation({
  name: "platform_board.list",
  summary: "List the boards that a connection reaches",
  description: "Asks the platform. Archived boards are left out.",
  input: z.strictObject({ ...pageInput, connectionId: idSchema("connection") }),
  output: platformBoardPageSchema,
  permission: "connection:read",
  effect: "read",
  http: { method: "GET", path: "/connections/{connectionId}/platform-boards" },
  command: { words: ["connectionId"] },
  cost: 5,
  example: {
    input: { connectionId: "con_01k8z7v3q8e9mbtz5a6rx4w2yk", limit: 50 },
    output: { data: [examplePlatformBoard], nextCursor: null },
  },
  // Before the transaction: a platform may take its time.
  prepare: (preparation, input) => ask(preparation, input),
  target: (context, { connectionId }) => loadConnection(context, connectionId),
  async run(context, { connectionId }, _connection, asked) {
    if (!asked) throw new Error("a connection that is there was not asked");
    if (asked instanceof EurekaError) throw asked;
    const open = asked.entries.filter(({ archived }) => !archived);
    const ids = open.map(({ platformBoardId }) => platformBoardId);
    const connected = await selectConnectedBoardByPlatform(context.transaction, connectionId, ids);
    return {
      data: open.map(({ platformBoardId, name, permalink = null }) => ({
        platformBoardId,
        name,
        permalink,
        connectedBoardId: connected.find((row) => row.platformBoardId === platformBoardId)?.id ?? null,
      })),
      nextCursor: asked.nextCursor,
    };
  },
});

interface Question {
  readonly connectionId: Id<"connection">;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** Null for a connection that is not there: the transaction refuses it properly. An error waits until the rights were checked. */
async function ask(
  preparation: PreparationContext,
  { connectionId, cursor, limit }: Question,
): Promise<Page<TrackerBoard> | EurekaError | null> {
  const { principal, ports, application } = preparation;
  const connection = principal && (await find(ports, principal.organizationId, connectionId));
  if (!connection) return null;
  try {
    const tracker = trackerOf(application, connection);
    return await tracker.listBoards({ limit, ...(cursor !== undefined && { cursor }) });
  } catch (error) {
    if (error instanceof EurekaError) return error;
    // Cursors are the platform's own: one that it does not know was never given out.
    if (error instanceof ConnectorError && error.code === "invalid" && cursor !== undefined)
      return new EurekaError("request.cursor_invalid", {}, { cause: error });
    const explained = explainConnectorError(error, connection.title, "connection.platform_refused");
    if (explained instanceof EurekaError) return explained;
    throw error;
  }
}

async function find(
  ports: PreparationContext["ports"],
  organizationId: Id<"organization">,
  id: Id<"connection">,
): Promise<LoadedConnection | null> {
  try {
    return await recallConnection({ ports, organizationId }, id);
  } catch (error) {
    if (error instanceof EurekaError && error.kind === "not_found") return null;
    throw error;
  }
}
