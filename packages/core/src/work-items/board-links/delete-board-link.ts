import { boardLinkSchema, exampleLinkOfBoards } from "@eureka/contracts/board-link";
import { idSchema } from "@eureka/contracts/ids";
import { z } from "zod";
import { defineOperation } from "../../operations/index.ts";
import { announceBoardLink } from "./announce-board-link.ts";
import { deleteBoardLinkRow } from "./board-links.store.ts";
import { loadBoardLink, requireBoards } from "./load-board-link.ts";
import { viewBoardLink } from "./view-board-link.ts";

export const deleteBoardLink = defineOperation({
  name: "board_link.delete",
  summary: "Take a board link away",
  description: "Work items stay on all boards on which they stand; from then on they go their own ways.",
  input: z.strictObject({ id: idSchema("board_link") }),
  output: boardLinkSchema,
  permission: "board:update",
  sight: "board:read",
  effect: "danger",
  http: { method: "DELETE", path: "/board-links/{id}" },
  command: { words: ["id"] },
  example: { input: { id: exampleLinkOfBoards.id }, output: exampleLinkOfBoards },
  target: (context, input) => loadBoardLink(context, input.id, { lock: true }),
  async run(context, { id }, { link }) {
    await requireBoards(context, link);
    await deleteBoardLinkRow(context.transaction, id);
    await announceBoardLink(context, link, "deleted");
    return viewBoardLink(link);
  },
});
