import { newId } from "@eureka/contracts/ids";
import { expect, it } from "vitest";
import { decideRoute, type RouteFacts } from "./decide-route.ts";

const [channel, connection, organization] = [newId("workspace"), newId("workspace"), newId("workspace")];
const mapping = {
  id: newId("channel_mapping"),
  workspaceId: newId("workspace"),
  boardId: newId("board"),
  listId: newId("list"),
  rules: { unlinkedMay: "make_work_items" as const },
};
const everything: RouteFacts = {
  mapping,
  channelWorkspaceId: channel,
  connectionWorkspaceId: connection,
  organizationWorkspaceId: organization,
};

it("goes where the channel's mapping says, with its rules, before any default", () => {
  const { id, ...place } = mapping;
  expect(decideRoute(everything)).toEqual({
    ...place,
    evidence: { reason: "channel_mapping", channelMappingId: id },
  });
});

it("falls back from the channel's workspace to the connection's, to the organization's, and to nothing", () => {
  const steps: [Partial<RouteFacts>, string | undefined, string | undefined][] = [
    [{ mapping: null }, channel, "channel_workspace"],
    [{ channelWorkspaceId: null }, connection, "connection_default"],
    [{ connectionWorkspaceId: null }, organization, "organization_default"],
    [{ organizationWorkspaceId: null }, undefined, undefined],
  ];
  let facts = everything;
  for (const [missing, workspaceId, reason] of steps) {
    facts = { ...facts, ...missing };
    const route = decideRoute(facts);
    expect(route?.workspaceId).toBe(workspaceId);
    expect(route?.evidence.reason).toBe(reason);
    expect(route?.boardId ?? null).toBeNull();
  }
});

it("lets unlinked people only talk where no mapping says more", () => {
  expect(decideRoute({ ...everything, mapping: null })?.rules.unlinkedMay).toBe("nothing");
});
