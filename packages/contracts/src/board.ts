/** Boards: places of work items, with lists as their columns. */
import { z } from "zod";
import { decisionLimits } from "./decision.ts";
import { idSchema } from "./ids.ts";
import { listSchema } from "./list.ts";
import { pageOf } from "./page.ts";
import { roles } from "./permissions.ts";
import { lineSchema, textLimits, textSchema } from "./text.ts";

export const boardNameSchema = lineSchema(textLimits.name);
export const boardDescriptionSchema = textSchema(10_000);

/** The first board of a personal workspace: not named after its owner, because a board's name stays in events for good. */
export const personalBoardName = "Personal";

/** Who may put new work onto a board: everybody with the right to, or the approvers, whom others must ask. */
export const creationPolicies = ["open", "approval"] as const;
export type CreationPolicy = (typeof creationPolicies)[number];

export const creationPolicySchema = z.enum(creationPolicies).meta({
  description:
    "With `approval`, new work of anybody below the approvers' role waits for their decision: the answer has status 202 then.",
});

/** `viewer` would ask everybody, and those who may not answer. */
export const approversSchema = z
  .strictObject({
    role: z
      .enum(roles)
      .exclude(["viewer"])
      .default("manager")
      .meta({ description: "The least role of those who approve; they themselves need no approval." }),
    quorum: z.int().min(1).max(decisionLimits.quorum).default(1).meta({ description: "So many of them must agree." }),
  })
  .meta({ id: "Approvers", example: { role: "manager", quorum: 1 } });

export type Approvers = z.output<typeof approversSchema>;

export const defaultApprovers: Approvers = { role: "manager", quorum: 1 };

export const boardSchema = z
  .strictObject({
    id: idSchema("board"),
    workspaceId: idSchema("workspace"),
    name: boardNameSchema,
    description: z.string().meta({ description: "GitHub Flavored Markdown; raw HTML in it is text." }),
    connectionId: idSchema("connection")
      .nullable()
      .meta({ description: "The connection whose platform shows the same board; null for a board that is only here." }),
    isDefault: z.boolean().meta({ description: "Work of the workspace that names no board goes here." }),
    creationPolicy: creationPolicySchema,
    approvers: approversSchema,
    lists: z.array(listSchema).meta({ description: "In their order on the board, archived lists included." }),
    archivedAt: z.iso.datetime().nullable(),
    version: z.int(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({
    id: "Board",
    example: {
      id: "brd_01k8z7v3q8e9mbtz5a6rx4w2yc",
      workspaceId: "wsp_01k8z7v3q8e9mbtz5a6rx4w2yc",
      name: "Operations",
      description: "Everything that keeps the shop running.",
      connectionId: null,
      isDefault: true,
      creationPolicy: "open",
      approvers: { role: "manager", quorum: 1 },
      lists: [
        {
          id: "lst_01k8z7v3q8e9mbtz5a6rx4w2yc",
          boardId: "brd_01k8z7v3q8e9mbtz5a6rx4w2yc",
          name: "To do",
          category: "todo",
          position: "a0",
          archivedAt: null,
          version: 1,
          createdAt: "2026-11-20T09:00:00.000Z",
          updatedAt: "2026-11-20T09:00:00.000Z",
        },
      ],
      archivedAt: null,
      version: 1,
      createdAt: "2026-11-20T09:00:00.000Z",
      updatedAt: "2026-11-20T09:00:00.000Z",
    },
  });

export type Board = z.infer<typeof boardSchema>;

export const boardPageSchema = pageOf(boardSchema, "BoardPage");
