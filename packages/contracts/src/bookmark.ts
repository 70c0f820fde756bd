/** Bookmarks: ideas that somebody saved, with tags, shared as widely as he wants. */
import { z } from "zod";
import { exampleIdea, ideaLimits, ideaSchema } from "./idea.ts";
import { idSchema } from "./ids.ts";
import { pageOf } from "./page.ts";

export const bookmarkLimits = { tags: 20, tag: 50, note: 2_000, search: 200 } as const;

const tag = z
  .string()
  .trim()
  .min(1)
  .max(bookmarkLimits.tag)
  .regex(/^[^,\n]+$/, "must not contain a comma or a line break");

/** Trimmed, without repetitions, in the order given. */
export const tagsSchema = z
  .array(tag)
  .max(bookmarkLimits.tags)
  .transform((tags) => [...new Set(tags)]);

/** With whom a bookmark is shared, and whether they may change its tags and note. */
export const shareSchema = z
  .strictObject({
    id: idSchema("share"),
    with: z.discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("member"), memberId: idSchema("member") }),
      z.strictObject({ kind: z.literal("workspace"), workspaceId: idSchema("workspace") }),
      z.strictObject({ kind: z.literal("organization") }),
    ]),
    access: z.enum(["view", "edit"]),
    createdAt: z.iso.datetime(),
  })
  .meta({
    id: "Share",
    example: {
      id: "shr_01k8z7v3q8e9mbtz5a6rx4w2yc",
      with: { kind: "workspace", workspaceId: "wsp_01k8z7v3q8e9mbtz5a6rx4w2yd" },
      access: "view",
      createdAt: "2026-11-22T09:35:00.000Z",
    },
  });

export type Share = z.infer<typeof shareSchema>;

/** How like an idea is to one that is saved already. `block` and `warn` need the word `force`. */
export const duplicateWarningSchema = z
  .strictObject({
    level: z.enum(["block", "warn", "notice"]).meta({ description: "At a similarity of 0.95, 0.8 and 0.6." }),
    similarity: z.number().min(0).max(1),
    bookmarkId: idSchema("bookmark"),
    title: z.string().max(ideaLimits.title),
  })
  .meta({
    id: "DuplicateWarning",
    example: {
      level: "warn",
      similarity: 0.86,
      bookmarkId: "bmk_01k8z7v3q8e9mbtz5a6rx4w2yc",
      title: "Repair evening",
    },
  });

export type DuplicateWarning = z.infer<typeof duplicateWarningSchema>;

export const exampleBookmark = {
  id: "bmk_01k8z7v3q8e9mbtz5a6rx4w2yc",
  workspaceId: "wsp_01k8z7v3q8e9mbtz5a6rx4w2yd",
  ownerId: "mem_01k8z7v3q8e9mbtz5a6rx4w2yc",
  idea: { ...exampleIdea, bookmarkId: "bmk_01k8z7v3q8e9mbtz5a6rx4w2yc" },
  topic: "Shorter queues at the bakery",
  context: "Saturdays, two counters",
  tags: ["bakery"],
  note: "",
  shares: [],
  access: "own",
  createdAt: "2026-11-22T09:35:00.000Z",
  updatedAt: "2026-11-22T09:35:00.000Z",
  version: 1,
} as const;

export const bookmarkSchema = z
  .strictObject({
    id: idSchema("bookmark"),
    workspaceId: idSchema("workspace"),
    ownerId: idSchema("member"),
    idea: ideaSchema,
    topic: z.string(),
    context: z.string(),
    tags: z.array(z.string()),
    note: z.string().max(bookmarkLimits.note),
    shares: z.array(shareSchema).meta({ description: "Only its owner sees with whom it is shared." }),
    access: z.enum(["own", "view", "edit"]).meta({ description: "What you may do with it." }),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
    version: z.int(),
  })
  .meta({ id: "Bookmark", example: exampleBookmark });

export type Bookmark = z.infer<typeof bookmarkSchema>;

/** A bookmark that was just made, with those that it is like. */
export const savedBookmarkSchema = bookmarkSchema
  .extend({ duplicates: z.array(duplicateWarningSchema) })
  .meta({ id: "SavedBookmark", example: { ...exampleBookmark, duplicates: [] } });

export type SavedBookmark = z.infer<typeof savedBookmarkSchema>;

export const bookmarkPageSchema = pageOf(bookmarkSchema, "BookmarkPage");
