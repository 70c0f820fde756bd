/** Lists: the columns of a board. The category of its list gives a work item its state. */
import { z } from "zod";
import { idSchema } from "./ids.ts";
import { lineSchema, textLimits } from "./text.ts";

/** What it means to stand in a list, in the order of progress. `dropped` is closed without having been done. */
export const listCategories = ["backlog", "todo", "doing", "done", "dropped"] as const;

export const listCategorySchema = z
  .enum(listCategories)
  .meta({ description: "What it means for a work item to stand in the list." });
export type ListCategory = z.infer<typeof listCategorySchema>;

/** Orders lists on a board and items in a list: compare byte by byte. Made by the server only. */
export const positionSchema = z.string().meta({ description: "Sort key; compare it byte by byte.", example: "a0" });

export const listNameSchema = lineSchema(textLimits.name);

export const listSchema = z
  .strictObject({
    id: idSchema("list"),
    boardId: idSchema("board"),
    name: listNameSchema,
    category: listCategorySchema,
    position: positionSchema,
    archivedAt: z.iso.datetime().nullable(),
    version: z.int(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({
    id: "List",
    example: {
      id: "lst_01k8z7v3q8e9mbtz5a6rx4w2yc",
      boardId: "brd_01k8z7v3q8e9mbtz5a6rx4w2yc",
      name: "To do",
      category: "todo",
      position: "a1",
      archivedAt: null,
      version: 1,
      createdAt: "2026-11-20T09:00:00.000Z",
      updatedAt: "2026-11-20T09:00:00.000Z",
    },
  });

export type List = z.infer<typeof listSchema>;

/** A list as it is given when its board is made. */
export const newListSchema = z.strictObject({ name: listNameSchema, category: listCategorySchema });
export type NewList = z.infer<typeof newListSchema>;

/** The lists of a board that is made without naming any. */
export const defaultLists: readonly NewList[] = [
  { name: "Backlog", category: "backlog" },
  { name: "To do", category: "todo" },
  { name: "Doing", category: "doing" },
  { name: "Done", category: "done" },
];
