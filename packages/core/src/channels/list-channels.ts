import { channelPageSchema, exampleChannel } from "@eureka/contracts/channel";
import { type Id, idSchema } from "@eureka/contracts/ids";
import { pageInput } from "@eureka/contracts/page";
import { z } from "zod";
import { defineOperation, pageOfRows, readCursor } from "../operations/index.ts";
import { visiblePlaces } from "../permissions/index.ts";
import { viewChannel } from "./channel-view.ts";
import { selectChannels } from "./channels.store.ts";

/** Lists the channels that the actor may see, with what is unread in those that he has joined. */
export const listChannels = defineOperation({
  name: "channel.list",
  summary: "List channels with their unread counts",
  input: z.strictObject({
    ...pageInput,
    workspaceId: idSchema("workspace").optional(),
    joined: z.boolean().default(false).meta({ description: "Only channels that you have joined." }),
    archived: z.boolean().default(false).meta({ description: "Whether archived ones are listed too." }),
  }),
  output: channelPageSchema,
  permission: "channel:read",
  effect: "read",
  http: { method: "GET", path: "/channels" },
  command: {},
  example: {
    input: { workspaceId: exampleChannel.workspaceId },
    output: { data: [exampleChannel], nextCursor: null },
  },
  async run(context, input) {
    const { workspaceIds } = await visiblePlaces(context, "channel:read");
    const after = readCursor(context, "channel.list", input);
    const rows = await selectChannels(context.transaction, {
      workspaceIds: input.workspaceId ? workspaceIds.filter((id) => id === input.workspaceId) : workspaceIds,
      memberId: context.principal.memberId,
      joinedOnly: input.joined,
      withArchived: input.archived,
      after: (after?.[0] as Id<"channel"> | undefined) ?? null,
      limit: input.limit + 1,
    });
    const page = pageOfRows(context, "channel.list", input, rows, ({ row }) => [row.id]);
    return { data: page.data.map(viewChannel), nextCursor: page.nextCursor };
  },
});
