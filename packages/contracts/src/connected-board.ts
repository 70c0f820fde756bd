/** Connected boards: boards here that are copies of boards on a platform, and the copies of single work items there. */
import { z } from "zod";
import { idSchema } from "./ids.ts";
import { pageOf } from "./page.ts";
import { platformIdSchema } from "./people.ts";
import { plainRules, syncRulesSchema } from "./sync-rules.ts";
import { lineSchema, textLimits } from "./text.ts";

/** `connecting` until its lists were read for the first time; `failed` says why in `error`. */
export const connectedBoardStates = ["connecting", "active", "failed"] as const;

const exampleConnectedBoard = {
  id: "cbd_01k8z7v3q8e9mbtz5a6rx4w2yc",
  boardId: "brd_01k8z7v3q8e9mbtz5a6rx4w2yc",
  connectionId: "con_01k8z7v3q8e9mbtz5a6rx4w2yk",
  platformBoardId: "5abbe4b7ddc1b351ef961414",
  permalink: "https://trello.com/b/hUN7RbGc",
  state: "active",
  error: null,
  reconciledAt: "2026-11-20T10:00:00.000Z",
  rules: { ...plainRules, fields: { title: { direction: "both", conflict: "ask" } } },
  version: 2,
  createdAt: "2026-11-20T09:00:00.000Z",
  updatedAt: "2026-11-20T10:00:00.000Z",
} satisfies Record<string, unknown>;

export const connectedBoardSchema = z
  .strictObject({
    id: idSchema("connected_board"),
    boardId: idSchema("board"),
    connectionId: idSchema("connection"),
    platformBoardId: platformIdSchema,
    permalink: z.string().nullable().meta({ description: "Where people open the board on its platform." }),
    state: z.enum(connectedBoardStates),
    error: z
      .string()
      .nullable()
      .meta({ description: "Why it failed; it is tried again on connected_board.reconcile." }),
    reconciledAt: z.iso.datetime().nullable().meta({ description: "When both sides were last compared as a whole." }),
    rules: syncRulesSchema,
    version: z.int(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: "ConnectedBoard", example: exampleConnectedBoard });

export type ConnectedBoard = z.infer<typeof connectedBoardSchema>;
export const exampleBoardConnection = exampleConnectedBoard as ConnectedBoard;

export const connectedBoardPageSchema = pageOf(connectedBoardSchema, "ConnectedBoardPage");

export const connectedBoardCreateSchema = z.strictObject({
  connectionId: idSchema("connection"),
  platformBoardId: platformIdSchema.meta({ description: "As platform_board.list gives it." }),
  workspaceId: idSchema("workspace").optional().meta({
    description:
      "Where the board is shown here; by default the connection's default workspace, else the organization's.",
  }),
  name: lineSchema(textLimits.name).optional().meta({ description: "By default the board's own name." }),
  itemsPerMinute: syncRulesSchema.shape.itemsPerMinute.optional(),
});

export const examplePlatformBoard = {
  platformBoardId: "5abbe4b7ddc1b351ef961414",
  name: "Web team",
  permalink: "https://trello.com/b/hUN7RbGc",
  connectedBoardId: null,
} as const;

/** A board as its platform names it, before it is connected. */
export const platformBoardSchema = z
  .strictObject({
    platformBoardId: platformIdSchema,
    name: z.string(),
    permalink: z.string().nullable(),
    connectedBoardId: idSchema("connected_board").nullable().meta({ description: "Set when it is connected already." }),
  })
  .meta({
    id: "PlatformBoard",
    example: examplePlatformBoard,
  });

export const platformBoardPageSchema = pageOf(platformBoardSchema, "PlatformBoardPage");

export const externalLinkStates = ["creating", "linked", "gone", "refused"] as const;

export const externalFieldTypes = ["text", "number", "checkbox", "date", "choice"] as const;
export type ExternalFieldType = (typeof externalFieldTypes)[number];

/** The longest value of a field, in UTF-16 code units. */
export const longestFieldValue = 1_000;

/** A field that the platform's people gave to the items of a board. Every value is text, whatever the type. */
export const externalFieldSchema = z
  .strictObject({
    platformFieldId: platformIdSchema,
    name: z.string(),
    type: z.enum(externalFieldTypes).meta({
      description:
        "How a value is written: `number` as digits with a point, `checkbox` as `true` or `false`, `date` as an ISO 8601 moment, `choice` as one of `choices`.",
    }),
    choices: z.array(z.string()),
    value: z.string().nullable(),
    isPending: z.boolean().meta({ description: "It was set here and has not arrived on the platform yet." }),
  })
  .meta({
    id: "ExternalField",
    example: {
      platformFieldId: "5ab10be237846c43015f108e",
      name: "Customer",
      type: "text",
      choices: [],
      value: "Northwind",
      isPending: false,
    },
  });

export type ExternalField = z.infer<typeof externalFieldSchema>;

/** What only the platform knows of an item: the value of a field of its own, or a link that hangs there. */
export const externalFactSchema = z
  .discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("field"),
      name: z.string(),
      value: z.string(),
      platformFieldId: platformIdSchema.optional().meta({ description: "The field among `fields`, if it can be set." }),
    }),
    z.strictObject({ kind: z.literal("link"), name: z.string(), url: z.string() }),
  ])
  .meta({ id: "ExternalFact", example: { kind: "field", name: "Customer", value: "Northwind" } });

export type ExternalFact = z.infer<typeof externalFactSchema>;

const exampleExternalLink = {
  id: "lnk_01k8z7v3q8e9mbtz5a6rx4w2yc",
  workItemId: "wit_01k8z7v3q8e9mbtz5a6rx4w2yc",
  boardId: "brd_01k8z7v3q8e9mbtz5a6rx4w2yc",
  connectionId: "con_01k8z7v3q8e9mbtz5a6rx4w2yk",
  platformItemId: "5abbe4b7ddc1b351ef961414",
  permalink: "https://trello.com/c/nqPiDKmw",
  state: "linked",
  error: null,
  facts: [{ kind: "field", name: "Customer", value: "Northwind", platformFieldId: "5ab10be237846c43015f108e" }],
  fields: [
    {
      platformFieldId: "5ab10be237846c43015f108e",
      name: "Customer",
      type: "text",
      choices: [],
      value: "Northwind",
      isPending: false,
    },
  ],
  updatedAt: "2026-11-20T10:00:00.000Z",
} satisfies Record<string, unknown>;

/** A work item's copy on a connected board. */
export const externalLinkSchema = z
  .strictObject({
    id: idSchema("external_link"),
    workItemId: idSchema("work_item"),
    boardId: idSchema("board"),
    connectionId: idSchema("connection"),
    platformItemId: z.string().nullable(),
    permalink: z.string().nullable(),
    state: z
      .enum(externalLinkStates)
      .meta({ description: "`gone`: deleted over there. `refused`: the platform did not take it; `error` says why." }),
    error: z.string().nullable(),
    facts: z.array(externalFactSchema).meta({
      description:
        "What the platform alone knows: values of its own fields, and links. Links are changed there; values too, and here where `fields` names the field.",
    }),
    fields: z.array(externalFieldSchema).meta({
      description:
        "The fields that the platform's board gives its items, with or without a value; external_link.set_field sets one.",
    }),
    updatedAt: z.iso.datetime(),
  })
  .meta({
    id: "ExternalLink",
    example: exampleExternalLink,
  });

export type ExternalLink = z.infer<typeof externalLinkSchema>;
export const exampleLink = exampleExternalLink as ExternalLink;
export const externalLinkListSchema = z
  .strictObject({ data: z.array(externalLinkSchema) })
  .meta({ id: "ExternalLinkList" });
