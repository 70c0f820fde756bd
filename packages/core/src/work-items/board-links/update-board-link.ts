import { boardLinkRules, boardLinkSchema, exampleLinkOfBoards } from "@eureka/contracts/board-link";
import { idSchema } from "@eureka/contracts/ids";
import { z } from "zod";
import { defineOperation } from "../../operations/index.ts";
import { announceBoardLink } from "./announce-board-link.ts";
import { markLinkedBoards, replaceBoardLinkRules } from "./board-links.store.ts";
import { checkRules } from "./check-rules.ts";
import { queueBackfill } from "./fill-board-link.ts";
import { loadBoardLink, requireBoards } from "./load-board-link.ts";
import { viewBoardLink } from "./view-board-link.ts";

export const updateBoardLink = defineOperation({
  name: "board_link.update",
  summary: "Change the rules of a board link, or let it rest",
  description:
    "What is left out stays as it is. Items that are on further boards already stay there; all items are looked at once more.",
  input: z.strictObject({
    id: idSchema("board_link"),
    sides: boardLinkRules.sides.optional(),
    lanes: boardLinkRules.lanes.unwrap().optional(),
    whenRemoved: boardLinkRules.whenRemoved.unwrap().optional(),
    joinBy: boardLinkRules.joinBy.unwrap().optional(),
    keepApart: boardLinkRules.keepApart.unwrap().optional(),
    isPaused: z.boolean().optional(),
  }),
  output: boardLinkSchema,
  permission: "board:update",
  sight: "board:read",
  effect: "write",
  http: { method: "PATCH", path: "/board-links/{id}" },
  command: { words: ["id"] },
  example: {
    input: { id: exampleLinkOfBoards.id, isPaused: true },
    output: { ...exampleLinkOfBoards, isPaused: true, version: 2 },
  },
  target: (context, input) => loadBoardLink(context, input.id, { lock: true }),
  async run(context, { id, ...given }, { link }) {
    await requireBoards(context, link);
    const { sides, lanes, whenRemoved, joinBy, keepApart, isPaused } = { ...viewBoardLink(link), ...given };
    const rules = { sides, lanes, whenRemoved, joinBy, keepApart };
    await checkRules(context, rules, id);
    await replaceBoardLinkRules(context.transaction, id, { ...rules, isPaused }, context.clock.now());
    await markLinkedBoards(
      context.transaction,
      link.sides.map(({ boardId }) => boardId),
    );
    const { link: changed } = await loadBoardLink(context, id);
    await announceBoardLink(context, changed, "updated");
    if (!isPaused) queueBackfill(context, changed);
    return viewBoardLink(changed);
  },
});
