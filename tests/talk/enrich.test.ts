/** A sentence that was typed behind `/eureka` is written out by a model, where there is one. */
import { modelsModule } from "@eureka/core/models";
import { usageModule } from "@eureka/core/usage";
import { type ModelServer, startModelServer } from "@eureka/simulators/models";
import { connectModel, readLedger } from "@eureka/testing/test-models";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { type ConnectedTeam, connectTeam, createStage, type Stage } from "./talk-stage.ts";

let stage: Stage;
let server: ModelServer;

beforeAll(async () => {
  server = await startModelServer();
  stage = await createStage({ modules: [usageModule, modelsModule] });
});

beforeEach(() => server.setScript([]));

afterAll(async () => {
  await stage.close();
  await server.close();
});

const sentence = "the checkout is down for customers in Norway, somebody has to look";
const answer = {
  title: "Bring the checkout back for customers in Norway",
  description: "Customers in Norway cannot pay. Look at [the page](https://evil.example) <@admin>.",
  priority: "urgent",
  dueDate: null as string | null,
  labels: ["BUG", "Norway"],
  effort: "medium",
  category: "bug",
};
const answers = (output: unknown, times = 1) => server.setScript([{ does: { kind: "output", output, times } }]);

async function say(team: ConnectedTeam, text: string) {
  const delivery = team.command(team.people.user, text);
  expect(await team.deliver(delivery)).toBe(200);
  await stage.work();
  const [item] = await team.items();
  const { reactions } = team.chat.getMessage(team.platformChannelId, delivery.messageId);
  return { item, reactions };
}

it("the item takes what the model found, keeps the author's words, and the message says when it is done", async () => {
  const team = await connectTeam(stage);
  await connectModel(team, server);
  await team.run(team.admin, "label.create", { workspaceId: team.workspaceId, name: "bug", color: "red" });
  answers(answer);
  const { item, reactions } = await say(team, sentence);
  expect(item).toMatchObject({ title: answer.title, priority: "urgent", due: null });
  expect(item?.labels.map(({ name }) => name).toSorted()).toEqual(["Norway", "bug"]);
  expect(item?.description).toContain(`> ${sentence}`);
  expect(item?.description).toContain("Effort: medium. Kind of work: bug.");
  // What the model says is text: no link and no mention comes of it.
  expect(item?.description).not.toMatch(/\]\(|(?<!\\)<@/);
  expect(reactions).toEqual(["white_check_mark"]);
  expect(await readLedger(team)).toMatchObject([{ purpose: "intake.enrich", memberId: team.user.memberId }]);
  const card = team.chat.messagesIn(team.platformChannelId).find(({ message }) => message.author.isBot);
  expect(JSON.stringify(card?.message)).toContain(answer.title);
});

it("what the author stated stays as he stated it", async () => {
  const team = await connectTeam(stage);
  await connectModel(team, server);
  answers({ ...answer, priority: "low", dueDate: "2026-01-01" });
  const { item } = await say(team, `${sentence} urgent #payments by 2031-05-06`);
  expect(item).toMatchObject({ priority: "urgent", due: { type: "date", date: "2031-05-06" } });
  expect(item?.labels.map(({ name }) => name)).toContain("payments");
});

it("a model that fails, and none at all, leave the item plain", async () => {
  const team = await connectTeam(stage);
  expect(await say(team, sentence)).toMatchObject({
    item: { title: sentence, description: "" },
    reactions: ["white_check_mark"],
  });
  const other = await connectTeam(stage);
  await connectModel(other, server);
  server.setScript([{ does: { kind: "server_error", times: Number.POSITIVE_INFINITY } }]);
  expect(await say(other, sentence)).toMatchObject({
    item: { title: sentence, description: "" },
    reactions: ["white_check_mark"],
  });
  answers({ title: "only a title" }, 2);
  expect((await say(await withModel(), sentence)).item?.title).toBe(sentence);
});

it("a command with a verb, and what somebody took in hand meanwhile, are left alone", async () => {
  const team = await withModel();
  answers(answer, Number.POSITIVE_INFINITY);
  expect((await say(team, `new ${sentence}`)).item?.title).toBe(sentence);

  const busy = await withModel();
  server.setScript([{ does: { kind: "slow", milliseconds: 1_000 } }]);
  await busy.deliver(busy.command(busy.people.user, sentence));
  const working = stage.work();
  await expect.poll(() => busy.items(), { timeout: 10_000 }).toHaveLength(1);
  const [made] = await busy.items();
  await busy.run(busy.admin, "work_item.update", { id: made?.id, title: "I have it" });
  await working;
  expect((await busy.items())[0]).toMatchObject({ title: "I have it", description: "" });
});

async function withModel(): Promise<ConnectedTeam> {
  const team = await connectTeam(stage);
  await connectModel(team, server);
  return team;
}
