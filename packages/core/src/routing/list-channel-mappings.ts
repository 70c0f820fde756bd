import { channelMappingPageSchema, exampleListedMapping, type ListedMapping } from "@eureka/contracts/channel-mapping";
import { type Id, idSchema } from "@eureka/contracts/ids";
import { type Page, pageInput } from "@eureka/contracts/page";
import { z } from "zod";
import { hasChat } from "../connections/index.ts";
import { defineOperation, pageOfRows, readCursor } from "../operations/index.ts";
import { visiblePlaces } from "../permissions/index.ts";
import { selectConnectionNames, selectMappings, selectPlaceNames } from "./routing.store.ts";
import { sayMappings } from "./say-route.ts";
import { viewChannelMapping } from "./view-channel-mapping.ts";

export const listChannelMappings = defineOperation({
  name: "channel_mapping.list",
  summary: "List where the work of channels goes",
  input: z.strictObject({
    workspaceId: idSchema("workspace").optional(),
    connectionId: idSchema("connection").optional(),
    ...pageInput,
  }),
  output: channelMappingPageSchema,
  permission: "channel_mapping:read",
  effect: "read",
  http: { method: "GET", path: "/channel-mappings" },
  command: {
    chat: {
      verb: "config list",
      help: "config list: where the work of all channels goes",
      answer: (output: Page<ListedMapping>) => sayMappings(output),
    },
  },
  example: { input: { limit: 50 }, output: { data: [exampleListedMapping], nextCursor: null } },
  async run(context, input) {
    const visible = (await visiblePlaces(context, "channel_mapping:read")).workspaceIds;
    const after = readCursor(context, "channel_mapping.list", input)?.[0];
    const rows = await selectMappings(context.transaction, {
      workspaceIds: input.workspaceId ? visible.filter((id) => id === input.workspaceId) : visible,
      connectionId: input.connectionId,
      after: after === undefined ? null : (String(after) as Id<"channel_mapping">),
      limit: input.limit + 1,
    });
    const names = await selectPlaceNames(context.transaction, rows);
    const nameOf = await selectConnectionNames(context.transaction, rows);
    const connectionOf = (row: (typeof rows)[number]) => {
      const name = nameOf(row);
      return { ...name, hasChat: hasChat(context.ports, name) };
    };
    const mappings = rows.map(
      (row): ListedMapping => ({ ...viewChannelMapping(row), goesTo: names(row), connection: connectionOf(row) }),
    );
    return pageOfRows(context, "channel_mapping.list", input, mappings, (row) => [row.id]);
  },
});
