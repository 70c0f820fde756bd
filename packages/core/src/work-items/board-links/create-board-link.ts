import { boardLinkRules, boardLinkSchema, exampleLinkOfBoards } from "@eureka/contracts/board-link";
import type { Id } from "@eureka/contracts/ids";
import { newId } from "@eureka/contracts/ids";
import { z } from "zod";
import { defineOperation } from "../../operations/index.ts";
import { loadBoard } from "../boards/load-board.ts";
import { announceBoardLink } from "./announce-board-link.ts";
import { insertBoardLink } from "./board-links.store.ts";
import { checkRules } from "./check-rules.ts";
import { queueBackfill } from "./fill-board-link.ts";
import { loadBoardLink } from "./load-board-link.ts";
import { viewBoardLink } from "./view-board-link.ts";

const [exampleSide, otherSide] = exampleLinkOfBoards.sides;

export const createBoardLink = defineOperation({
  name: "board_link.create",
  summary: "Let boards show the same work items",
  description:
    "Items of a board that sends come to the boards that receive, now and from now on, and move along there: to the list that stands for theirs, or to one of their state. What somebody takes off a board is not put there again.",
  input: z.strictObject(boardLinkRules),
  output: boardLinkSchema,
  permission: "board:update",
  sight: "board:read",
  effect: "write",
  http: { method: "POST", path: "/board-links", status: 201 },
  command: {},
  example: {
    input: {
      sides: [{ boardId: exampleSide?.boardId, filter: { labels: ["bug"] } }, { boardId: otherSide?.boardId }],
      lanes: exampleLinkOfBoards.lanes,
    },
    output: exampleLinkOfBoards,
  },
  target: (context, { sides }) => loadBoard(context, (sides[0] as { boardId: Id<"board"> }).boardId),
  async run(context, rules) {
    await checkRules(context, rules);
    const now = context.clock.now();
    const id = newId("board_link", now.getTime());
    await insertBoardLink(context.transaction, id, rules, now);
    const { link } = await loadBoardLink(context, id);
    await announceBoardLink(context, link, "created");
    queueBackfill(context, link);
    return viewBoardLink(link);
  },
});
