/** Boards: places of work items, with lists as their columns. */
import { z } from "zod";
import { idSchema } from "./ids.ts";
import { listSchema } from "./list.ts";
import { pageOf } from "./page.ts";
import { lineSchema, textLimits, textSchema } from "./text.ts";

export const boardNameSchema = lineSchema(textLimits.name);
export const boardDescriptionSchema = textSchema(10_000);

export const boardSchema = z
  .strictObject({
    id: idSchema("board"),
    workspaceId: idSchema("workspace"),
    name: boardNameSchema,
    description: z.string().meta({ description: "GitHub Flavored Markdown; raw HTML in it is text." }),
    isDefault: z.boolean().meta({ description: "Work of the workspace that names no board goes here." }),
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
      isDefault: true,
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
