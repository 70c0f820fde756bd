/** The channel mapping: leads from a channel of a connection to a board, and to a list and rules. */
import { z } from "zod";
import { idSchema } from "./ids.ts";
import { pageOf } from "./page.ts";
import { platformIdSchema } from "./people.ts";

/** What people whom the platform knows and we do not may do in a channel besides talking, each step with what stands before it. */
const unlinkedSteps = ["nothing", "comment", "make_work_items"] as const;

export const channelRulesSchema = z
  .strictObject({
    unlinkedMay: z.enum(unlinkedSteps).default("nothing").meta({
      description:
        "What people who are not linked to a member may do here besides talking, under the name that the platform shows. `nothing`: their commands are not carried out, and their replies stay talk. `comment`: their replies in a work item's thread become comments. `make_work_items`: their commands make work items too, where the channel's work goes.",
    }),
  })
  .meta({ id: "ChannelRules", example: { unlinkedMay: "nothing" } });

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
  rules: { unlinkedMay: "nothing" },
  version: 1,
  createdAt: "2026-11-20T09:00:00.000Z",
  updatedAt: "2026-11-20T09:00:00.000Z",
} as const;

export const channelMappingSchema = z
  .strictObject({
    id: idSchema("channel_mapping"),
    connectionId: idSchema("connection"),
    platformChannelId: platformIdSchema.meta({ description: "The channel's id on its platform." }),
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

export const channelMappingPageSchema = pageOf(channelMappingSchema, "ChannelMappingPage");

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
    rules: channelRulesSchema.optional(),
  })
  .refine(({ workspaceId, boardId, listId }) => workspaceId ?? boardId ?? listId, {
    message: "name a workspace, a board or a list",
    path: ["workspaceId"],
  });
