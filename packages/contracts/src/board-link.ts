/** Board links: boards that show the same work items, with the lists that stand for each other. */
import { z } from "zod";
import { idSchema } from "./ids.ts";
import { listCategorySchema } from "./list.ts";
import { workItemKeySchema } from "./work-item.ts";

/** The most that one link holds of each, and the most links that a board takes part in. */
export const boardLinkLimits = {
  boards: 10,
  lanes: 50,
  listsOfLane: 100,
  keptApart: 500,
  filterValues: 100,
  linksOfBoard: 20,
} as const;

const listed = <Value extends z.ZodType>(value: Value) => z.array(value).min(1).max(boardLinkLimits.filterValues);

/** Which items of a board go to the other boards. Each condition that is given must hold. */
export const boardLinkFilterSchema = z
  .strictObject({
    labels: listed(z.string().min(1).max(100))
      .optional()
      .meta({ description: "Names of labels, of which the item has at least one; capitals do not matter." }),
    listIds: listed(idSchema("list"))
      .optional()
      .meta({ description: "Lists of this board, in one of which the item stands." }),
    assigneeIds: listed(z.union([idSchema("member"), idSchema("external_identity")]))
      .optional()
      .meta({ description: "People, at least one of whom the item is assigned to." }),
    states: listed(listCategorySchema).optional(),
    createdAfter: z.iso.datetime().optional(),
  })
  .meta({ id: "BoardLinkFilter", example: { labels: ["bug"], states: ["todo", "doing"] } });

export type BoardLinkFilter = z.infer<typeof boardLinkFilterSchema>;

const sideFields = {
  boardId: idSchema("board"),
  sends: z.boolean().meta({ description: "Its items go to the other boards." }),
  receives: z.boolean().meta({ description: "Items of the other boards come to it." }),
  filter: boardLinkFilterSchema.nullable().meta({ description: "Which of its items go to the others; null: all." }),
};

export const boardLinkSideSchema = z.strictObject(sideFields).meta({ id: "BoardLinkSide" });
export type BoardLinkSide = z.infer<typeof boardLinkSideSchema>;

/** Any number of lists of each board; of a board's lists here the first is where items arrive. */
export const boardLinkLaneSchema = z.array(idSchema("list")).min(2).max(boardLinkLimits.listsOfLane).meta({
  id: "BoardLinkLane",
  description:
    "Lists that stand for each other. Of each board the first list named here is where items arrive; an item that stands in one of the others already stays there.",
});

export const whenRemovedChoices = ["keep", "remove"] as const;

const lanesField = z.array(boardLinkLaneSchema).max(boardLinkLimits.lanes).meta({
  description: "A list stands in one lane at most. Lists without a lane follow the state that they stand for.",
});
const whenRemovedField = z.enum(whenRemovedChoices).meta({
  description:
    "What becomes of an item on the other boards when it is taken off a board that sends: it stays, or is taken off too.",
});

/** What speaks for two items being the same work: one title, the address of one's copy in the other's text, one branch or pull request. */
export const pairEvidences = ["title", "address", "code"] as const;
export type PairEvidence = (typeof pairEvidences)[number];

const joinByField = z.array(z.enum(pairEvidences)).max(pairEvidences.length).meta({
  description:
    "By what items that the boards have already, each its own, are known to be the same work: they have one title that no other item of these boards has; one names the address of the other's copy or source; one branch or pull request names both, and no third one. They become one item before anything is placed, as work_item.merge does; the one on the board that is named first stays. Empty: never.",
});
const keepApartField = z
  .array(idSchema("work_item"))
  .max(boardLinkLimits.keptApart)
  .meta({ description: "Items that are not made one with another, whatever speaks for it." });

const exampleBoardLink = {
  id: "bln_01k8z7v3q8e9mbtz5a6rx4w2yc",
  sides: [
    { boardId: "brd_01k8z7v3q8e9mbtz5a6rx4w2yc", sends: true, receives: true, filter: { labels: ["bug"] } },
    { boardId: "brd_01k8z7v3q8e9mbtz5a6rx4w2yd", sends: true, receives: true, filter: null },
  ],
  lanes: [["lst_01k8z7v3q8e9mbtz5a6rx4w2yc", "lst_01k8z7v3q8e9mbtz5a6rx4w2yd"]],
  whenRemoved: "keep",
  joinBy: ["title", "address", "code"],
  keepApart: [],
  isPaused: false,
  backfill: { joined: 3, looked: 120, placed: 14, finishedAt: "2026-11-20T09:01:00.000Z" },
  version: 1,
  createdAt: "2026-11-20T09:00:00.000Z",
  updatedAt: "2026-11-20T09:00:00.000Z",
} satisfies Record<string, unknown>;

export const boardLinkSchema = z
  .strictObject({
    id: idSchema("board_link"),
    sides: z.array(boardLinkSideSchema),
    lanes: lanesField,
    whenRemoved: whenRemovedField,
    joinBy: joinByField,
    keepApart: keepApartField,
    isPaused: z.boolean().meta({ description: "Nothing is placed, moved or taken off because of it." }),
    backfill: z
      .strictObject({
        joined: z.int().meta({ description: "Pairs of items that were the same work, and are one now." }),
        looked: z.int().meta({ description: "Items that the boards had already and that were looked at." }),
        placed: z.int().meta({ description: "How many of them were placed on a further board." }),
        finishedAt: z.iso.datetime().nullable(),
      })
      .meta({ description: "How far the items are that were there before." }),
    version: z.int(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: "BoardLink", example: exampleBoardLink });

export type BoardLink = z.infer<typeof boardLinkSchema>;
export const exampleLinkOfBoards = exampleBoardLink as BoardLink;
export const boardLinkListSchema = z.strictObject({ data: z.array(boardLinkSchema) }).meta({ id: "BoardLinkList" });

/** The rules as they are stated; what is left out is taken to be true, all or nothing. */
export const boardLinkRules = {
  sides: z
    .array(
      z.strictObject({
        ...sideFields,
        sends: sideFields.sends.default(true),
        receives: sideFields.receives.default(true),
        filter: sideFields.filter.default(null),
      }),
    )
    .min(2)
    .max(boardLinkLimits.boards),
  lanes: lanesField.default([]),
  whenRemoved: whenRemovedField.default("keep"),
  joinBy: joinByField.default([...pairEvidences]),
  keepApart: keepApartField.default([]),
};

const previewedItem = z.strictObject({
  workItemId: idSchema("work_item"),
  key: workItemKeySchema,
  title: z.string(),
  listId: idSchema("list").meta({ description: "Where it would arrive." }),
});

const pairedItem = z.strictObject({
  workItemId: idSchema("work_item"),
  key: workItemKeySchema,
  title: z.string(),
  boardId: idSchema("board"),
});

const examplePreview = {
  days: 30,
  looked: 40,
  sides: [
    { boardId: "brd_01k8z7v3q8e9mbtz5a6rx4w2yc", arriving: 0, staying: 40, examples: [] },
    {
      boardId: "brd_01k8z7v3q8e9mbtz5a6rx4w2yd",
      arriving: 14,
      staying: 0,
      examples: [
        {
          workItemId: "wit_01k8z7v3q8e9mbtz5a6rx4w2yc",
          key: "OPS-12",
          title: "Fix login page",
          listId: "lst_01k8z7v3q8e9mbtz5a6rx4w2yd",
        },
      ],
    },
  ],
  pairs: {
    count: 1,
    examples: [
      {
        by: "title",
        kept: {
          workItemId: "wit_01k8z7v3q8e9mbtz5a6rx4w2ye",
          key: "OPS-3",
          title: "Renew certificates",
          boardId: "brd_01k8z7v3q8e9mbtz5a6rx4w2yc",
        },
        duplicate: {
          workItemId: "wit_01k8z7v3q8e9mbtz5a6rx4w2yf",
          key: "WEB-8",
          title: "Renew certificates",
          boardId: "brd_01k8z7v3q8e9mbtz5a6rx4w2yd",
        },
      },
    ],
  },
  skipped: 24,
};

/** What a link would do with the items that changed lately. */
export const boardLinkPreviewSchema = z
  .strictObject({
    days: z.int().meta({ description: "Only items that changed within so many days were looked at." }),
    looked: z.int().meta({ description: "Items of all boards; not more than 1,000, the most recently changed." }),
    sides: z.array(
      z.strictObject({
        boardId: idSchema("board"),
        arriving: z.int().meta({ description: "Items that would come to this board." }),
        staying: z.int().meta({ description: "Items that are on it already." }),
        examples: z.array(previewedItem).meta({ description: "The first ten that would arrive." }),
      }),
    ),
    pairs: z
      .strictObject({
        count: z.int(),
        examples: z
          .array(z.strictObject({ by: z.enum(pairEvidences), kept: pairedItem, duplicate: pairedItem }))
          .meta({ description: "The first fifty." }),
      })
      .meta({
        description:
          "Items that are likely the same work, and would become one. Neither of the two is counted as arriving or skipped.",
      }),
    skipped: z.int().meta({ description: "Items that would go nowhere: a filter or a direction holds them back." }),
  })
  .meta({ id: "BoardLinkPreview", example: examplePreview });

export type BoardLinkPreview = z.infer<typeof boardLinkPreviewSchema>;
export const exampleBoardLinkPreview = examplePreview as BoardLinkPreview;
