/** A work item shown in a channel: its card follows it, and its thread stays talk. */
import type { Message } from "@eureka/contracts/message";
import type { Page } from "@eureka/contracts/page";
import type { WorkItem } from "@eureka/contracts/work-item";
import { testOrganization } from "@eureka/testing/test-organization";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createStage, createTeam, type Stage, type Team } from "./talk-stage.ts";

let stage: Stage;
let team: Team;
let item: WorkItem;

beforeAll(async () => {
  stage = await createStage();
  team = await createTeam(stage);
  item = await team.run<WorkItem>(team.user, "work_item.create", { title: "Paint the fence" });
});
afterAll(() => stage.close());

const cards = async () => (await team.messages(team.viewer)).filter(({ card }) => card);

it("stands there for everybody and follows the item to its end", async () => {
  await team.run(team.user, "work_item.share", { id: item.key, channelId: team.channel.id });
  await stage.work();
  expect((await cards()).map(({ card }) => card?.title)).toEqual([expect.stringContaining("Paint the fence")]);
  await team.run(team.user, "work_item.update", { id: item.id, title: "Paint the gate" });
  await stage.work();
  const [card, ...more] = await cards();
  expect(more).toEqual([]);
  expect(card?.card?.title).toContain("Paint the gate");
  const reply = await team.talk(team.user, "Which colour?", (card as Message).id);
  await stage.work();
  expect(reply.threadId).toBe(card?.id);
  const comments = await team.run<Page<unknown>>(team.user, "comment.list", { workItemId: item.id });
  expect(comments.data).toEqual([]);
  await team.run(team.admin, "work_item.delete", { id: item.id });
  await stage.work();
  expect((await cards())[0]?.card).toMatchObject({ state: "closed" });
});

it("is refused to whoever may not write there or not see the item", async () => {
  const own = await team.run<WorkItem>(team.user, "work_item.create", { title: "Ours" });
  const input = { id: own.id, channelId: team.channel.id };
  await expect(team.run(team.viewer, "work_item.share", input)).rejects.toMatchObject({ code: "permission.denied" });
  const secret = { workspaceId: team.workspaceId, name: "secret", kind: "private" };
  const hidden = await team.run<{ id: string }>(team.admin, "channel.create", secret);
  await expect(team.run(team.user, "work_item.share", { ...input, channelId: hidden.id })).rejects.toMatchObject({
    code: "channel.not_found",
  });
  const other = await testOrganization(stage);
  const { data } = await other.run<Page<{ id: string }>>(other.admin, "channel.list", {
    workspaceId: other.workspaceId,
  });
  const there = { id: own.id, channelId: data[0]?.id };
  await expect(other.run(other.user, "work_item.share", there)).rejects.toMatchObject({ code: "work_item.not_found" });
  // A mapping of one of our own channels opens nothing that the channel keeps closed.
  for (const platformChannelId of [hidden.id, "no channel of ours"]) {
    const place = { connectionId: team.builtIn.id, platformChannelId, workspaceId: team.workspaceId };
    const { id: channelId } = await team.run<{ id: string }>(team.admin, "channel_mapping.set", place);
    await expect(team.run(team.user, "work_item.share", { ...input, channelId })).rejects.toMatchObject({
      code: "channel.not_found",
    });
  }
  await team.run(team.admin, "channel.archive", { id: hidden.id });
  await expect(team.run(team.admin, "work_item.share", { ...input, channelId: hidden.id })).rejects.toMatchObject({
    code: "channel.archived",
  });
  await stage.work();
  expect((await cards()).filter(({ card }) => card?.title.includes("Ours"))).toEqual([]);
});
