/** Quick-add: a line as people type it ("Fix login page, urgent, by Friday @ann #web") and what was understood of it. */
import { z } from "zod";
import { personSchema } from "./actor.ts";
import { textLimits, textSchema } from "./text.ts";
import { dueSchema, prioritySchema } from "./work-item.ts";

/** The first line holds title and words that are understood, further lines are the description. */
export const quickAddTextSchema = textSchema(textLimits.description, 1)
  .refine((text) => text.trim() !== "", "must not be empty")
  .meta({
    description: "The first line becomes the title; further lines become the description, exactly as given.",
    example: "Fix login page, urgent, by Friday @ann #web",
  });

export const quickAddKinds = ["priority", "due", "assignee", "label"] as const;
export type QuickAddKind = (typeof quickAddKinds)[number];

/** Why words that looked like something were left in the title. */
export const unresolvedReasons = [
  "unknown_person",
  "unknown_label",
  "no_such_date",
  "date_in_the_past",
  "given_already",
] as const;
export type UnresolvedReason = (typeof unresolvedReasons)[number];

export const quickAddSchema = z
  .strictObject({
    title: z.string(),
    description: z.string(),
    priority: prioritySchema,
    due: dueSchema.nullable(),
    assignees: z.array(personSchema),
    labels: z
      .array(z.string())
      .meta({ description: "Names of labels; those that do not exist yet are made with the item." }),
    recognised: z
      .array(z.strictObject({ kind: z.enum(quickAddKinds), text: z.string() }))
      .meta({ description: "The words that were understood and taken out of the title." }),
    unresolved: z.array(z.strictObject({ text: z.string(), reason: z.enum(unresolvedReasons) })).meta({
      description: "Words that looked like a person, label or date but could not be used; they stay in the title.",
    }),
  })
  .meta({
    id: "QuickAdd",
    example: {
      title: "Fix login page",
      description: "",
      priority: "urgent",
      due: { type: "date", date: "2026-11-27" },
      assignees: [{ type: "member", id: "mem_01k8z7v3q8e9mbtz5a6rx4w2yc" }],
      labels: ["web"],
      recognised: [
        { kind: "priority", text: "urgent" },
        { kind: "due", text: "by Friday" },
        { kind: "assignee", text: "@ann" },
        { kind: "label", text: "#web" },
      ],
      unresolved: [],
    },
  });

export type QuickAdd = z.infer<typeof quickAddSchema>;
