import { boardLinkSchema, exampleLinkOfBoards } from "@eureka/contracts/board-link";
import { idSchema } from "@eureka/contracts/ids";
import { z } from "zod";
import { defineOperation } from "../../operations/index.ts";
import { loadBoardLink } from "./load-board-link.ts";
import { viewBoardLink } from "./view-board-link.ts";

export const getBoardLink = defineOperation({
  name: "board_link.get",
  summary: "Read which boards show the same work items, and how far they are",
  input: z.strictObject({ id: idSchema("board_link") }),
  output: boardLinkSchema,
  permission: "board:read",
  effect: "read",
  http: { method: "GET", path: "/board-links/{id}" },
  command: { words: ["id"] },
  example: { input: { id: exampleLinkOfBoards.id }, output: exampleLinkOfBoards },
  target: (context, input) => loadBoardLink(context, input.id),
  run: async (_context, _input, { link }) => viewBoardLink(link),
});
