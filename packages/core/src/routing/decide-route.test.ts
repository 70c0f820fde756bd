import { defaultChannelRules } from "@eureka/contracts/channel-mapping";
import { newId } from "@eureka/contracts/ids";
import { expect, it } from "vitest";
import { decideRoute, type RouteFacts, type RoutePlace } from "./decide-route.ts";

const [channel, connection, organization] = [newId("workspace"), newId("workspace"), newId("workspace")];
const mapping = {
  id: newId("channel_mapping"),
  workspaceId: newId("workspace"),
  boardId: newId("board"),
  listId: newId("list"),
  rules: { ...defaultChannelRules, unlinkedMay: "make_work_items" as const, labels: ["chat"] },
};
const everything: RouteFacts = {
  mapping,
  channelWorkspaceId: channel,
  connectionDefault: { workspaceId: connection, boardId: newId("board"), listId: newId("list") },
  organizationDefault: { workspaceId: organization, boardId: newId("board"), listId: null },
};

it("goes where the channel's mapping says, with its rules, before any default", () => {
  const { id, ...place } = mapping;
  expect(decideRoute(everything)).toEqual({
    ...place,
    evidence: { reason: "channel_mapping", channelMappingId: id },
  });
});

it("falls back from the channel's workspace to the connection's, to the organization's, and to nothing", () => {
  const { connectionDefault, organizationDefault } = everything;
  const ofChannel = { workspaceId: channel, boardId: null, listId: null };
  const steps: [Partial<RouteFacts>, RoutePlace | null, string | undefined][] = [
    [{ mapping: null }, ofChannel, "channel_workspace"],
    [{ channelWorkspaceId: null }, connectionDefault, "connection_default"],
    [{ connectionDefault: null }, organizationDefault, "organization_default"],
    [{ organizationDefault: null }, null, undefined],
  ];
  let facts = everything;
  for (const [missing, place, reason] of steps) {
    facts = { ...facts, ...missing };
    const route = decideRoute(facts);
    expect(route && { workspaceId: route.workspaceId, boardId: route.boardId, listId: route.listId }).toEqual(place);
    expect(route?.evidence.reason).toBe(reason);
  }
});

it("lets unlinked people only talk where no mapping says more", () => {
  expect(decideRoute({ ...everything, mapping: null })?.rules.unlinkedMay).toBe("nothing");
});
