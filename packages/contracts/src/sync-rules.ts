/** Rules of a connected board: per field which way it goes and what counts when both sides changed it, and what is done besides. */
import { z } from "zod";
import { personSchema } from "./actor.ts";
import { idSchema } from "./ids.ts";
import { pageOf } from "./page.ts";
import { platformIdSchema } from "./people.ts";

/** The fields that rules speak of; the item's state follows from its list. */
export const ruledFields = [
  "title",
  "body",
  "list",
  "labels",
  "assignees",
  "due",
  "priority",
  "checklist",
  "archived",
  "parent",
] as const;
export type RuledField = (typeof ruledFields)[number];

/** `there`: only from here to the platform. `here`: only from the platform to here. */
export const syncDirections = ["both", "there", "here", "none"] as const;
export type SyncDirection = (typeof syncDirections)[number];

/** `latest`: the more recent change. `here`, `there`: always this side. `ask`: people decide. */
export const conflictPolicies = ["latest", "here", "there", "ask"] as const;
export type ConflictPolicy = (typeof conflictPolicies)[number];

export const fieldRuleSchema = z
  .strictObject({
    direction: z.enum(syncDirections).default("both"),
    conflict: z.enum(conflictPolicies).default("latest").meta({
      description: "What counts where both sides changed the field, and texts could not be merged.",
    }),
  })
  .meta({ id: "SyncFieldRule", example: { direction: "both", conflict: "ask" } });

export type FieldRule = z.infer<typeof fieldRuleSchema>;

/** What a field goes by that no rule names. */
export const freeField: FieldRule = { direction: "both", conflict: "latest" };

/** What becomes of one side when the other side is deleted. */
export const deletionPolicies = ["archive", "unlink", "delete", "ask"] as const;
export type DeletionPolicy = (typeof deletionPolicies)[number];

export const mostIgnoredAuthors = 100;
export const mostLabelLists = 20;

/** A list here that the platform knows only as a label. */
export const labelListSchema = z
  .strictObject({
    label: z.string().trim().min(1).max(100).meta({ description: "The label over there; capitals do not matter." }),
    name: z.string().trim().min(1).max(100).meta({ description: "What the list is called when it is made here." }),
  })
  .meta({ id: "SyncLabelList", example: { label: "status: in progress", name: "In progress" } });

export type LabelList = z.infer<typeof labelListSchema>;

export const syncRulesSchema = z
  .strictObject({
    fields: z.partialRecord(z.enum(ruledFields), fieldRuleSchema).default({}),
    comments: z.enum(syncDirections).default("both"),
    attachments: z.enum(syncDirections).default("both"),
    authorNote: z.boolean().default(true).meta({
      description: "Whether what people unknown to the platform write is sent with their names.",
    }),
    ignoredAuthors: z.array(platformIdSchema).max(mostIgnoredAuthors).default([]).meta({
      description: "People and programs of the platform whose edits and comments are not taken over.",
    }),
    whenGoneThere: z.enum(deletionPolicies).default("archive").meta({
      description: "What is done to the work item when its copy was deleted on the platform.",
    }),
    whenGoneHere: z.enum(deletionPolicies).default("archive").meta({
      description: "What is done to the copy when the work item was deleted here, or left the board.",
    }),
    labelLists: z.array(labelListSchema).max(mostLabelLists).default([]).meta({
      description:
        "Lists that divide what the platform has in one list, by label: only on platforms whose lists say no more than whether something is done. Where an item has several of these labels, the one named first here counts; moving it leaves one of them.",
    }),
    itemsPerMinute: z.int().min(1).max(6_000).nullable().default(null).meta({
      description:
        "So many items a minute are brought together when a whole board is compared: when it is first shown, after an outage, after a change of its rules. What people change meanwhile goes at once. Null: as many as the platform lets through.",
    }),
  })
  .meta({
    id: "SyncRules",
    example: {
      fields: { title: { direction: "both", conflict: "ask" } },
      comments: "both",
      attachments: "both",
      authorNote: true,
      ignoredAuthors: [],
      whenGoneThere: "archive",
      whenGoneHere: "archive",
      labelLists: [],
      itemsPerMinute: null,
    },
  });

export type SyncRules = z.infer<typeof syncRulesSchema>;

/** What holds where nobody ruled anything. */
export const plainRules: SyncRules = syncRulesSchema.parse({});

export const syncSides = ["here", "there"] as const;
export type SyncSide = (typeof syncSides)[number];

/** Why a value was given up: a policy, a direction, an ignored author, or an answer. */
export const overrulings = ["latest", "here", "there", "direction", "ignored", "answer"] as const;
export type Overruling = (typeof overrulings)[number];

/** What people may be asked about: a field, or what becomes of one side when the other is gone. */
export const heldFields = [...ruledFields, "gone_here", "gone_there"] as const;
export type HeldField = (typeof heldFields)[number];

/** A value as people read it: a text as it stands, anything else in words. */
export const syncValueSchema = z.string().max(262_144);

const heldValueSchema = z
  .strictObject({
    value: syncValueSchema,
    by: personSchema.nullable(),
    name: z
      .string()
      .nullable()
      .meta({ description: "What whoever wrote it is called; null where nobody knows who it was." }),
    at: z.iso.datetime(),
  })
  .meta({
    id: "HeldValue",
    example: { value: "Fix login page", by: null, name: null, at: "2026-11-20T10:00:00.000Z" },
  });

/** A difference of both sides that waits for people: both stay as they are until the decision is answered. */
export const syncConflictSchema = z
  .strictObject({
    decisionId: idSchema("decision"),
    externalLinkId: idSchema("external_link"),
    workItemId: idSchema("work_item"),
    boardId: idSchema("board"),
    field: z.enum(heldFields).meta({
      description: "`gone_here` and `gone_there`: one side was deleted, and people say what becomes of the other.",
    }),
    place: z.string().meta({ description: "What the connection to the platform is called." }),
    here: heldValueSchema,
    there: heldValueSchema,
    openedAt: z.iso.datetime(),
  })
  .meta({
    id: "SyncConflict",
    example: {
      decisionId: "dec_01k8z7v3q8e9mbtz5a6rx4w2yc",
      externalLinkId: "lnk_01k8z7v3q8e9mbtz5a6rx4w2yc",
      workItemId: "wit_01k8z7v3q8e9mbtz5a6rx4w2yc",
      boardId: "brd_01k8z7v3q8e9mbtz5a6rx4w2yc",
      field: "title",
      place: "Web team's tracker",
      here: { value: "Fix login page", by: null, name: null, at: "2026-11-20T10:00:00.000Z" },
      there: { value: "Repair login", by: null, name: null, at: "2026-11-20T10:01:00.000Z" },
      openedAt: "2026-11-20T10:01:02.000Z",
    },
  });

export type SyncConflict = z.infer<typeof syncConflictSchema>;

export const syncConflictPageSchema = pageOf(syncConflictSchema, "SyncConflictPage");

/** How well a board and its platform are kept the same. */
export const syncHealthSchema = z
  .strictObject({
    id: idSchema("connected_board"),
    waiting: z.int().meta({ description: "Comparisons and writes that are due and not done yet." }),
    lagSeconds: z.int().meta({ description: "How long the oldest of these has been due; 0 when none is." }),
    backlog: z.int().meta({ description: "Items that wait for their turn under `itemsPerMinute` of the rules." }),
    backlogSeconds: z.int().meta({ description: "How long these will take; 0 when none waits." }),
    lastChangeAt: z.iso.datetime().nullable().meta({ description: "When a copy was last written or taken over." }),
    lastError: z.string().nullable(),
    refused: z.int().meta({ description: "Copies that the platform did not take." }),
    conflicts: z.int(),
    waitsUntil: z.iso.datetime().nullable().meta({ description: "Until then the platform asked us to wait." }),
    callsPerMinute: z.int().nullable().meta({
      description:
        "How many calls the platform lets through, once it has asked to go slower; null as long as it has not.",
    }),
    callsInLastMinute: z.int().meta({
      description: "How many calls its connection made in the last minute, for all its boards and channels.",
    }),
    ruledFields: z.array(z.enum(ruledFields)).meta({
      description: "The fields that the platform has; none while its connection rests.",
    }),
    deletesItems: z.boolean(),
    dividesLists: z.boolean().meta({ description: "Whether `labelLists` of the rules may divide what is open there." }),
  })
  .meta({
    id: "SyncHealth",
    example: {
      id: "cbd_01k8z7v3q8e9mbtz5a6rx4w2yc",
      waiting: 0,
      lagSeconds: 0,
      backlog: 240,
      backlogSeconds: 240,
      lastChangeAt: "2026-11-20T10:00:00.000Z",
      lastError: null,
      refused: 0,
      conflicts: 1,
      waitsUntil: null,
      callsPerMinute: 120,
      callsInLastMinute: 48,
      ruledFields: ["title", "body", "list"],
      deletesItems: true,
      dividesLists: false,
    },
  });

export type SyncHealth = z.infer<typeof syncHealthSchema>;

/** `both`: two edits of one text are merged, and written on both sides. */
export const previewedWays = ["here", "there", "both", "ask"] as const;

/** What rules would do with the items as they stand now. */
export const syncPreviewSchema = z
  .strictObject({
    looked: z.int().meta({ description: "Items of the board with a copy that were compared." }),
    isWhole: z.boolean().meta({
      description:
        "False: the board is large, and only what changed on either side within the last 30 days was compared.",
    }),
    counts: z
      .strictObject(
        Object.fromEntries(previewedWays.map((way) => [way, z.int()])) as Record<
          (typeof previewedWays)[number],
          z.ZodInt
        >,
      )
      .meta({ description: "Fields that would be written here, on the platform, on both sides, or asked about." }),
    examples: z
      .array(
        z.strictObject({
          workItemId: idSchema("work_item"),
          key: z.string(),
          title: z.string(),
          field: z.enum(ruledFields),
          way: z.enum(previewedWays),
          here: z.string().meta({ description: "What stands here now, in words." }),
          there: z.string().meta({ description: "What stands on the platform now, in words." }),
        }),
      )
      .meta({ description: "The first twenty of them." }),
  })
  .meta({
    id: "SyncPreview",
    example: {
      looked: 40,
      isWhole: true,
      counts: { here: 1, there: 0, both: 0, ask: 0 },
      examples: [
        {
          workItemId: "wit_01k8z7v3q8e9mbtz5a6rx4w2yc",
          key: "OPS-12",
          title: "Fix login page",
          field: "labels",
          way: "here",
          here: "bug",
          there: "bug, urgent",
        },
      ],
    },
  });

export type SyncPreview = z.infer<typeof syncPreviewSchema>;
