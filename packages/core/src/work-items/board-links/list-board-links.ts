import { boardLinkListSchema, exampleLinkOfBoards } from "@eureka/contracts/board-link";
import { idSchema } from "@eureka/contracts/ids";
import { z } from "zod";
import { defineOperation } from "../../operations/index.ts";
import { loadBoard } from "../boards/load-board.ts";
import { type BoardLinkRow, selectLinksOfBoards } from "./board-links.store.ts";
import { seesBoards } from "./load-board-link.ts";
import { viewBoardLink } from "./view-board-link.ts";

export const listBoardLinks = defineOperation({
  name: "board_link.list",
  summary: "List the links of a board whose boards you may all read",
  input: z.strictObject({ boardId: idSchema("board") }),
  output: boardLinkListSchema,
  permission: "board:read",
  effect: "read",
  http: { method: "GET", path: "/boards/{boardId}/links" },
  command: { words: ["boardId"] },
  example: {
    input: { boardId: "brd_01k8z7v3q8e9mbtz5a6rx4w2yc" },
    output: { data: [exampleLinkOfBoards] },
  },
  target: (context, input) => loadBoard(context, input.boardId),
  async run(context, { boardId }) {
    const seen: BoardLinkRow[] = [];
    for (const link of await selectLinksOfBoards(context.transaction, [boardId]))
      if (await seesBoards(context, link)) seen.push(link);
    return { data: seen.map(viewBoardLink) };
  },
});
