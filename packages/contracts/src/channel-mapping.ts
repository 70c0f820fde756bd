/** The channel mapping: leads from a channel of a connection to a board, and to a list and rules. */
import { z } from "zod";
import { connectionStates, connectorNameSchema } from "./connection.ts";
import { idSchema } from "./ids.ts";
import { labelNameSchema } from "./label.ts";
import { pageOf } from "./page.ts";
import { platformIdSchema } from "./people.ts";
import { lineSchema, textLimits } from "./text.ts";
import { prioritySchema } from "./work-item.ts";

/** What people whom the platform knows and we do not may do in a channel besides talking, each step with what stands before it. */
export const unlinkedSteps = ["nothing", "comment", "make_work_items"] as const;

/** Where a command that is a message of its own is answered. */
export const replyPlaces = ["thread", "channel"] as const;

/** A channel gives its work no more labels by itself. */
export const mostRuleLabels = 10;

const exampleRules = {
  unlinkedMay: "nothing",
  replyIn: "thread",
  priority: "none",
  labels: [] as string[],
  tellChanges: true,
} as const;

export const channelRulesSchema = z
  .strictObject({
    unlinkedMay: z.enum(unlinkedSteps).default("nothing").meta({
      description:
        "What people who are not linked to a member may do here besides talking, under the name that the platform shows. `nothing`: their commands are not carried out, and their replies stay talk. `comment`: their replies in a work item's thread become comments. `make_work_items`: their commands make work items too, where the channel's work goes.",
    }),
    replyIn: z.enum(replyPlaces).default("thread").meta({
      description:
        "Where a command that somebody posts as a message is answered. `thread`: below the message. `channel`: in the channel itself; the discussion of a new work item is then below its card. A command inside a thread is always answered there.",
    }),
    priority: prioritySchema.default("none").meta({
      description: "The priority of work that is made here by a command which names none.",
    }),
    labels: z
      .array(labelNameSchema)
      .max(mostRuleLabels)
      .default([])
      .meta({ description: "Labels of work that is made here by a command, besides those that it names." }),
    tellChanges: z.boolean().default(true).meta({
      description: "Whether what happens to work items on the board's platform is told here.",
    }),
  })
  .meta({ id: "ChannelRules", example: exampleRules });

export type ChannelRules = z.infer<typeof channelRulesSchema>;

/** The rules of a channel without a mapping. */
export const defaultChannelRules: ChannelRules = channelRulesSchema.parse({});

export const exampleChannelMapping = {
  id: "map_01k8z7v3q8e9mbtz5a6rx4w2yc",
  connectionId: "con_01k8z7v3q8e9mbtz5a6rx4w2yc",
  platformChannelId: "C024BE91L",
  workspaceId: "wsp_01k8z7v3q8e9mbtz5a6rx4w2yc",
  boardId: "brd_01k8z7v3q8e9mbtz5a6rx4w2yc",
  listId: null,
  channelName: "general",
  rules: exampleRules,
  version: 1,
  createdAt: "2026-11-20T09:00:00.000Z",
  updatedAt: "2026-11-20T09:00:00.000Z",
} as const;

export const channelMappingSchema = z
  .strictObject({
    id: idSchema("channel_mapping"),
    connectionId: idSchema("connection"),
    platformChannelId: platformIdSchema.meta({ description: "The channel's id on its platform." }),
    channelName: z.string().nullable().meta({
      description:
        "What people call the channel, where somebody said it; channels of the built-in chat have their own.",
    }),
    workspaceId: idSchema("workspace"),
    boardId: idSchema("board").nullable().meta({ description: "Null: the workspace's default board." }),
    listId: idSchema("list")
      .nullable()
      .meta({ description: "Null: the board's first list of category backlog or todo." }),
    rules: channelRulesSchema,
    version: z.int(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: "ChannelMapping", example: exampleChannelMapping });

export type ChannelMapping = z.infer<typeof channelMappingSchema>;

export const exampleListedMapping = {
  ...exampleChannelMapping,
  goesTo: "Web team / Operations",
  connection: { connector: "slack", title: "Acme on Slack", state: "active", hasChat: true },
} as const;

/** A mapping with what people call the place that it leads to, and the one that it leads from. */
export const listedMappingSchema = channelMappingSchema
  .extend({
    goesTo: z.string().meta({ description: "Workspace, board and list by name, as far as they are stated." }),
    connection: z
      .strictObject({
        connector: connectorNameSchema,
        title: lineSchema(textLimits.name),
        state: z.enum(connectionStates),
        hasChat: z
          .boolean()
          .meta({ description: "Whether people talk there, so that something can be shared into it." }),
      })
      .meta({ description: "Of which platform the channel is, for whoever may not see connections themselves." }),
  })
  .meta({ id: "ListedChannelMapping", example: exampleListedMapping });

export type ListedMapping = z.infer<typeof listedMappingSchema>;

export const channelMappingPageSchema = pageOf(listedMappingSchema, "ChannelMappingPage");

/** Where the work of a channel goes, and how the board stands. */
export const channelStatusSchema = z
  .strictObject({
    channelMapping: channelMappingSchema.nullable().meta({ description: "Null: no mapping, so a default counts." }),
    reason: z
      .enum(["channel_mapping", "channel_workspace", "connection_default", "organization_default"])
      .meta({ description: "Why the work goes there." }),
    workspaceId: idSchema("workspace"),
    boardId: idSchema("board").nullable(),
    boardName: z.string().nullable(),
    listName: z
      .string()
      .nullable()
      .meta({ description: "The list into which new work goes, where the mapping names one." }),
    lists: z
      .array(z.strictObject({ name: z.string(), count: z.int() }))
      .meta({ description: "With how many work items each." }),
  })
  .meta({
    id: "ChannelStatus",
    example: {
      channelMapping: exampleChannelMapping,
      reason: "channel_mapping",
      workspaceId: exampleChannelMapping.workspaceId,
      boardId: exampleChannelMapping.boardId,
      boardName: "Operations",
      listName: null,
      lists: [{ name: "To do", count: 4 }],
    },
  });

export type ChannelStatus = z.infer<typeof channelStatusSchema>;

/** Names a channel of a connection. */
const channelPlace = { connectionId: idSchema("connection"), platformChannelId: platformIdSchema };
export const channelPlaceSchema = z.strictObject(channelPlace);

/** Says by name where a channel's work goes. */
export const channelUseSchema = z.strictObject({
  ...channelPlace,
  board: lineSchema(textLimits.name).meta({ description: "A board's id or name, or what its platform calls it." }),
  list: lineSchema(textLimits.name)
    .optional()
    .meta({ description: "A list's name; by default the first one for new work." }),
});

/** Names the channel and says where its work goes: a workspace, a board, or a list. */
export const channelMappingSetSchema = z
  .strictObject({
    connectionId: idSchema("connection"),
    platformChannelId: platformIdSchema,
    workspaceId: idSchema("workspace")
      .optional()
      .meta({ description: "Needed when neither a board nor a list is given." }),
    boardId: idSchema("board").optional(),
    listId: idSchema("list").optional(),
    channelName: lineSchema(textLimits.name).nullable().optional().meta({
      description: "What people call the channel. Left out: as it was.",
    }),
    rules: channelRulesSchema.optional().meta({
      description: "Replaces all rules; what is not named in it has its default. Left out: as they were.",
    }),
  })
  .refine(({ workspaceId, boardId, listId }) => workspaceId ?? boardId ?? listId, {
    message: "name a workspace, a board or a list",
    path: ["workspaceId"],
  });

/** Where the work goes that no mapping leads anywhere: of one connection, or of the organization. */
export const routingDefaultSchema = z
  .strictObject({
    connectionId: idSchema("connection").nullable().meta({ description: "Null: the organization's default." }),
    workspaceId: idSchema("workspace"),
    boardId: idSchema("board").nullable().meta({ description: "Null: the workspace's default board." }),
    listId: idSchema("list")
      .nullable()
      .meta({ description: "Null: the board's first list of category backlog or todo." }),
  })
  .meta({
    id: "RoutingDefault",
    example: {
      connectionId: exampleChannelMapping.connectionId,
      workspaceId: exampleChannelMapping.workspaceId,
      boardId: exampleChannelMapping.boardId,
      listId: null,
    },
  });

export type RoutingDefault = z.infer<typeof routingDefaultSchema>;

export const routingDefaultSetSchema = z
  .strictObject({
    connectionId: idSchema("connection").optional().meta({ description: "Left out: the organization's default." }),
    workspaceId: idSchema("workspace")
      .optional()
      .meta({ description: "Needed when neither a board nor a list is given." }),
    boardId: idSchema("board").optional(),
    listId: idSchema("list").optional(),
  })
  .refine(({ workspaceId, boardId, listId }) => workspaceId ?? boardId ?? listId, {
    message: "name a workspace, a board or a list",
    path: ["workspaceId"],
  });

/** Says by name where work goes by default, in a channel of the connection. */
export const routingDefaultUseSchema = z.strictObject({
  ...channelUseSchema.shape,
  organization: z
    .boolean()
    .default(false)
    .meta({ description: "Whether it shall be the default of the organization instead of this connection's." }),
});

export const exampleMappingTest = {
  ok: true,
  message: "The message is in the channel.",
  permalink: null,
} as const;

export const mappingTestSchema = z
  .strictObject({
    ok: z.boolean(),
    message: z.string().meta({ description: "What came of it, in a sentence for people." }),
    permalink: z.string().nullable().meta({ description: "Where the message stands, if the platform says so." }),
  })
  .meta({ id: "ChannelMappingTest", example: exampleMappingTest });

export type MappingTest = z.infer<typeof mappingTestSchema>;
