/** Work items: the canonical tasks, with their placements on boards, their checklist and their attachments. */
import { z } from "zod";
import { actorSchema, personSchema } from "./actor.ts";
import { changesSchema } from "./event.ts";
import { idPrefixes, idSchema } from "./ids.ts";
import { labelColorSchema, labelReferenceSchema } from "./label.ts";
import { listCategorySchema, positionSchema } from "./list.ts";
import { pageOf } from "./page.ts";
import { lineSchema, textLimits, textSchema } from "./text.ts";

export const priorities = ["none", "low", "medium", "high", "urgent"] as const;
export const prioritySchema = z.enum(priorities);
export type Priority = z.infer<typeof prioritySchema>;

/** Due on a day, wherever the reader is, or at an exact instant. The two are never converted into each other. */
export const dueSchema = z
  .discriminatedUnion("type", [
    z.strictObject({ type: z.literal("date"), date: z.iso.date() }),
    z.strictObject({ type: z.literal("instant"), at: z.iso.datetime() }),
  ])
  .meta({ id: "Due", example: { type: "date", date: "2026-12-04" } });
export type Due = z.infer<typeof dueSchema>;

/** The most that one work item holds of each. */
export const workItemLimits = {
  labels: 50,
  assignees: 50,
  checklist: 500,
  attachments: 200,
  placements: 20,
  subItems: 100,
} as const;

/** Levels of sub-items below an item that is no part of another: as deep as GitHub nests sub-issues. */
export const subItemLevels = 8;

/** So long a change can be taken back. */
export const undoMinutes = 10;

export const workItemTitleSchema = lineSchema(textLimits.title);
export const workItemDescriptionSchema = textSchema(textLimits.description).meta({
  description: "GitHub Flavored Markdown, kept as given; raw HTML in it is text.",
});

export const workItemKeySchema = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9]{1,9}-[1-9][0-9]{0,14}$/, "must be a key like ENG-17")
  .meta({ example: "ENG-17" });

/** A work item by its id or its key. */
export const workItemReferenceSchema = z
  .string()
  .regex(
    new RegExp(`^(${idPrefixes.work_item}_[0-7][0-9a-hjkmnp-tv-z]{25}|[A-Za-z][A-Za-z0-9]{1,9}-[1-9][0-9]{0,14})$`),
    `must be an id that starts with ${idPrefixes.work_item}_, or a key like ENG-17`,
  )
  .meta({ description: "The work item's id or key.", example: "wit_01k8z7v3q8e9mbtz5a6rx4w2yc" });

/** A person as people and programs name one. */
export const personReferenceSchema = z
  .string()
  .regex(
    new RegExp(
      `^(me|@[A-Za-z0-9][A-Za-z0-9._-]{0,38}|(${idPrefixes.member}|${idPrefixes.external_identity})_[0-7][0-9a-hjkmnp-tv-z]{25})$`,
    ),
    "must be `me`, an `@handle`, or the id of a member or an external identity",
  )
  .meta({ description: "`me`, an `@handle`, or the id of a member or an external identity.", example: "@ann" });

/** What a work item was made from: a message, as the built-in chat knows it, as its platform does, or both; or an idea. */
export const workItemSourceSchema = z
  .strictObject({
    connectionId: idSchema("connection").optional(),
    channelId: idSchema("channel").optional(),
    threadId: idSchema("message").optional().meta({ description: "The first message of the thread." }),
    messageId: idSchema("message").optional(),
    ideaId: idSchema("idea").optional(),
    platformChannelId: z.string().min(1).max(255).optional(),
    platformThreadId: z.string().min(1).max(255).optional(),
    platformMessageId: z.string().min(1).max(255).optional(),
    permalink: z
      .url({ protocol: /^https?$/ })
      .max(2_000)
      .optional(),
  })
  .meta({
    id: "WorkItemSource",
    example: { channelId: "chn_01k8z7v3q8e9mbtz5a6rx4w2yc", messageId: "msg_01k8z7v3q8e9mbtz5a6rx4w2yc" },
  });
export type WorkItemSource = z.infer<typeof workItemSourceSchema>;

/** A work item's place on one board. */
export const placementSchema = z
  .strictObject({
    id: idSchema("placement"),
    boardId: idSchema("board"),
    workspaceId: idSchema("workspace").meta({ description: "The board's workspace." }),
    listId: idSchema("list"),
    position: positionSchema,
    connectionId: idSchema("connection")
      .nullable()
      .meta({ description: "The connection whose platform shows the item too; null on a board that is only here." }),
    isLinked: z.boolean().meta({ description: "Other boards show items of this board too: a board link says which." }),
  })
  .meta({ id: "Placement" });
export type Placement = z.infer<typeof placementSchema>;

const itemLabelSchema = z.strictObject({ id: idSchema("label"), name: z.string(), color: labelColorSchema });

const summaryFields = {
  id: idSchema("work_item"),
  key: workItemKeySchema.meta({ description: "Never reused, and kept wherever the item goes.", example: "ENG-17" }),
  workspaceId: idSchema("workspace").meta({
    description: "The item's home: its key, its labels, and who may delete it.",
  }),
  title: z.string(),
  priority: prioritySchema,
  due: dueSchema.nullable(),
  state: listCategorySchema.meta({ description: "The category of the list in which the item stands." }),
  completedAt: z.iso.datetime().nullable(),
  archivedAt: z.iso.datetime().nullable(),
  labels: z.array(itemLabelSchema),
  assignees: z.array(personSchema),
  placements: z.array(placementSchema).min(1),
  parent: z
    .strictObject({ id: idSchema("work_item"), key: workItemKeySchema })
    .nullable()
    .meta({ description: "The work item that it is a part of." }),
  subItems: z
    .strictObject({ total: z.int(), closed: z.int() })
    .meta({ description: "How many work items are parts of it, and how many of them are done or dropped." }),
  checklist: z.strictObject({ total: z.int(), done: z.int() }),
  commentCount: z.int(),
  attachmentCount: z.int(),
  createdBy: personSchema.nullable(),
  version: z.int(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
};

const exampleSummary = {
  id: "wit_01k8z7v3q8e9mbtz5a6rx4w2yc",
  key: "OPS-12",
  workspaceId: "wsp_01k8z7v3q8e9mbtz5a6rx4w2yc",
  title: "Fix login page",
  priority: "urgent",
  due: { type: "date", date: "2026-12-04" },
  state: "todo",
  completedAt: null,
  archivedAt: null,
  labels: [{ id: "lab_01k8z7v3q8e9mbtz5a6rx4w2yc", name: "bug", color: "red" }],
  assignees: [{ type: "member", id: "mem_01k8z7v3q8e9mbtz5a6rx4w2yc" }],
  placements: [
    {
      id: "plc_01k8z7v3q8e9mbtz5a6rx4w2yc",
      boardId: "brd_01k8z7v3q8e9mbtz5a6rx4w2yc",
      workspaceId: "wsp_01k8z7v3q8e9mbtz5a6rx4w2yc",
      listId: "lst_01k8z7v3q8e9mbtz5a6rx4w2yc",
      position: "a0",
      connectionId: null,
      isLinked: false,
    },
  ],
  parent: { id: "wit_01k8z7v3q8e9mbtz5a6rx4w2ya", key: "OPS-3" },
  subItems: { total: 0, closed: 0 },
  checklist: { total: 2, done: 1 },
  commentCount: 3,
  attachmentCount: 0,
  createdBy: { type: "member", id: "mem_01k8z7v3q8e9mbtz5a6rx4w2yc" },
  version: 4,
  createdAt: "2026-11-20T09:00:00.000Z",
  updatedAt: "2026-11-21T10:30:00.000Z",
};

/** A work item as lists and boards show it: without its description. */
export const workItemSummarySchema = z
  .strictObject(summaryFields)
  .meta({ id: "WorkItemSummary", example: exampleSummary });
export type WorkItemSummary = z.infer<typeof workItemSummarySchema>;

export const workItemSchema = z
  .strictObject({ ...summaryFields, description: z.string(), source: workItemSourceSchema.nullable() })
  .meta({
    id: "WorkItem",
    example: {
      ...exampleSummary,
      description: "The button does **nothing** on Safari.",
      source: { channelId: "chn_01k8z7v3q8e9mbtz5a6rx4w2yc", messageId: "msg_01k8z7v3q8e9mbtz5a6rx4w2yc" },
    },
  });
export type WorkItem = z.infer<typeof workItemSchema>;

export const workItemPageSchema = pageOf(workItemSummarySchema, "WorkItemPage");

/** Filters by state: a category, or several at once. */
export const stateFilters = [...listCategorySchema.options, "open", "closed"] as const;
export const workItemSorts = ["position", "updated", "created", "due", "priority"] as const;

/** Where a work item goes: into a list, on a board, or to the default board of a workspace. Nothing given: the organization's default. */
export const destinationFields = {
  workspaceId: idSchema("workspace")
    .optional()
    .meta({ description: "Its default board is used where no board or list is given." }),
  boardId: idSchema("board")
    .optional()
    .meta({ description: "The item goes into the board's first list of category backlog or todo." }),
  listId: idSchema("list").optional(),
};

/** Where in a list something goes; with none of them it goes to the end. */
export const neighbourFields = {
  beforeId: idSchema("work_item").optional().meta({ description: "The item that comes directly after it." }),
  afterId: idSchema("work_item").optional().meta({ description: "The item that comes directly before it." }),
  index: z
    .int()
    .min(0)
    .max(1_000_000)
    .optional()
    .meta({ description: "Its place among the list's items that are not archived, from 0." }),
};

export const workItemLabelsSchema = z.array(labelReferenceSchema).max(workItemLimits.labels);
export const workItemAssigneesSchema = z.array(personReferenceSchema).max(workItemLimits.assignees);

export const checklistEntryTextSchema = lineSchema(1_000);

export const checklistEntrySchema = z
  .strictObject({
    id: idSchema("checklist_entry"),
    workItemId: idSchema("work_item"),
    text: checklistEntryTextSchema,
    done: z.boolean(),
    position: positionSchema,
    version: z.int(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({
    id: "ChecklistEntry",
    example: {
      id: "chk_01k8z7v3q8e9mbtz5a6rx4w2yc",
      workItemId: "wit_01k8z7v3q8e9mbtz5a6rx4w2yc",
      text: "Try it on Safari",
      done: false,
      position: "a0",
      version: 1,
      createdAt: "2026-11-20T09:00:00.000Z",
      updatedAt: "2026-11-20T09:00:00.000Z",
    },
  });
export type ChecklistEntry = z.infer<typeof checklistEntrySchema>;

export const checklistSchema = z.strictObject({ data: z.array(checklistEntrySchema) }).meta({ id: "Checklist" });

export const attachmentSchema = z
  .strictObject({
    id: idSchema("attachment"),
    workItemId: idSchema("work_item"),
    fileId: idSchema("file"),
    name: z.string(),
    mediaType: z.string(),
    size: z.int().meta({ description: "Bytes." }),
    commentId: idSchema("comment").nullable().meta({ description: "The comment that it was sent with." }),
    addedBy: personSchema.nullable(),
    createdAt: z.iso.datetime(),
  })
  .meta({
    id: "Attachment",
    example: {
      id: "att_01k8z7v3q8e9mbtz5a6rx4w2yc",
      workItemId: "wit_01k8z7v3q8e9mbtz5a6rx4w2yc",
      fileId: "fil_01k8z7v3q8e9mbtz5a6rx4w2yc",
      name: "screenshot.png",
      mediaType: "image/png",
      size: 48_213,
      commentId: null,
      addedBy: { type: "member", id: "mem_01k8z7v3q8e9mbtz5a6rx4w2yc" },
      createdAt: "2026-11-20T09:00:00.000Z",
    },
  });
export type Attachment = z.infer<typeof attachmentSchema>;

export const attachmentsSchema = z.strictObject({ data: z.array(attachmentSchema) }).meta({ id: "Attachments" });

/** One thing that happened to a work item: who changed which fields, when, and what led to it. */
export const historyEntrySchema = z
  .strictObject({
    eventId: idSchema("event"),
    type: z.string(),
    occurredAt: z.iso.datetime(),
    actor: actorSchema,
    onBehalfOf: idSchema("member").nullable(),
    changes: changesSchema,
    data: z.record(z.string(), z.unknown()),
    causationId: z.string().nullable().meta({ description: "The event or request that directly caused it." }),
    correlationId: z.string().meta({ description: "The request or message at the start of the chain." }),
  })
  .meta({ id: "HistoryEntry" });
export type HistoryEntry = z.infer<typeof historyEntrySchema>;

export const historySchema = z
  .strictObject({
    source: workItemSourceSchema.nullable().meta({ description: "The message that the item was made from." }),
    data: z.array(historyEntrySchema).meta({ description: "The newest first." }),
    nextCursor: z.string().nullable(),
  })
  .meta({ id: "WorkItemHistory" });
