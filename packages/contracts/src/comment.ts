/** Comments on work items. The thread that an item came from is its discussion: a reply is a comment, a comment a reply. */
import { z } from "zod";
import { personSchema } from "./actor.ts";
import { idSchema } from "./ids.ts";
import { pageOf } from "./page.ts";
import { textLimits, textSchema } from "./text.ts";

/** Members that one comment can mention. */
export const mostMentionsInComment = 20;

export const commentBodySchema = textSchema(textLimits.comment, 1)
  .refine((body) => body.trim() !== "", "must not be empty")
  .meta({
    description: "GitHub Flavored Markdown, kept as given; raw HTML in it is text. `@handle` mentions a member.",
  });

export const commentSchema = z
  .strictObject({
    id: idSchema("comment"),
    workItemId: idSchema("work_item"),
    author: personSchema.nullable().meta({ description: "Null when a program wrote it for nobody." }),
    body: z.string().meta({ description: "Empty once the comment was deleted." }),
    editedAt: z.iso.datetime().nullable(),
    deletedAt: z.iso
      .datetime()
      .nullable()
      .meta({ description: "A deleted comment keeps its place, without its words." }),
    sourceMessageId: idSchema("message").nullable().meta({ description: "The message whose copy the comment is." }),
    version: z.int(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({
    id: "Comment",
    example: {
      id: "cmt_01k8z7v3q8e9mbtz5a6rx4w2yc",
      workItemId: "wit_01k8z7v3q8e9mbtz5a6rx4w2yc",
      author: { type: "member", id: "mem_01k8z7v3q8e9mbtz5a6rx4w2yc" },
      body: "It works on *Firefox*.",
      editedAt: null,
      deletedAt: null,
      sourceMessageId: null,
      version: 1,
      createdAt: "2026-11-20T09:00:00.000Z",
      updatedAt: "2026-11-20T09:00:00.000Z",
    },
  });

export type Comment = z.infer<typeof commentSchema>;

export const commentPageSchema = pageOf(commentSchema, "CommentPage");
