/** What is shared into a channel of a platform stands there, follows what it shows, and stays talk. */
import type { ChannelMapping } from "@eureka/contracts/channel-mapping";
import type { Connection } from "@eureka/contracts/connection";
import type { Decision } from "@eureka/contracts/decision";
import type { Idea } from "@eureka/contracts/idea";
import type { Page } from "@eureka/contracts/page";
import type { Workspace } from "@eureka/contracts/workspace";
import { type ModelServer, startModelServer } from "@eureka/simulators/models";
import { startTrello } from "@eureka/simulators/trello";
import { connectModel } from "@eureka/testing/test-models";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ChatSide, chatSides } from "./chat-side.ts";
import { connectTrello, openPlatformStage, openTeam, type PlatformStage, type PlatformTeam } from "./platform-stage.ts";

describe.each(Object.entries(chatSides))("into another channel of %s", (_name, open) => {
  let stage: PlatformStage;
  let chat: ChatSide;
  let models: ModelServer;
  let team: PlatformTeam;
  let connection: Connection;
  let newsId: string;
  let mapping: ChannelMapping;

  beforeAll(async () => {
    stage = await openPlatformStage();
    chat = await open(stage);
    models = await startModelServer();
    team = await openTeam(stage, [chat]);
    connection = await chat.install(team);
    await team.link(connection.id, chat.people.manager, team.manager);
    newsId = await chat.addChannel("news");
    mapping = await mapNews(team.workspaceId);
    await chat.listening();
    await team.settle();
  });
  afterAll(async () => {
    await chat.close();
    await models.close();
    await stage.close();
  });

  const mapNews = (workspaceId: string, connectionId = connection.id) =>
    team.run<ChannelMapping>(team.admin, "channel_mapping.set", {
      connectionId,
      platformChannelId: newsId,
      channelName: "news",
      workspaceId,
    });
  const ours = (channelId?: string) => chat.messages(channelId).filter(({ isOurs }) => isOurs);
  const comments = async (workItemId: string) =>
    (await team.run<Page<{ body: string }>>(team.admin, "comment.list", { workItemId })).data.map(({ body }) => body);

  it("an item's card follows it to its end, and its thread is not the discussion", async () => {
    await chat.command(chat.people.manager, "/eureka new Paint the fence");
    await team.settle();
    const [item] = await team.items();
    const input = { id: item?.key, channelId: mapping.id };
    for (const _time of ["asked", "repeated without an answer"])
      await team.run(team.user, "work_item.share", input, { idempotencyKey: "share-the-fence" });
    await team.settle();
    const [card, ...more] = ours(newsId);
    expect(more).toEqual([]);
    expect(card?.text).toContain("Paint the fence");

    await chat.reply(chat.people.manager, card?.id ?? "", "Said among the news");
    const [home] = ours();
    await chat.reply(chat.people.manager, home?.id ?? "", "Which colour?");
    await team.settle();
    expect(await comments(item?.id ?? "")).toEqual(["Which colour?"]);
    expect(ours(newsId)).toHaveLength(1);

    await team.run(team.user, "work_item.update", { id: item?.id, title: "Paint the gate" });
    await chat.press(chat.people.manager, card?.id ?? "", "Done");
    await team.settle();
    expect((await team.items())[0]).toMatchObject({ state: "done" });
    const [done, ...others] = ours(newsId);
    expect(others).toEqual([]);
    expect(done).toMatchObject({ id: card?.id, text: expect.stringContaining("Paint the gate") });
    expect(done?.text).not.toContain("Paint the fence");
  });

  it("an idea and its evaluation follow what becomes of the idea", async () => {
    await connectModel(team, models);
    await team.run(team.user, "idea_run.create", { topic: "A garden on the roof", top: 1 });
    await team.settle();
    const [idea] = (await team.run<Page<Idea>>(team.user, "idea.list", {})).data;
    const before = ours(newsId).length;
    for (const part of ["idea", "evaluation"])
      await team.run(team.user, "idea.share", { id: idea?.id, channelId: mapping.id, part });
    await team.settle();
    const shared = () => ours(newsId).slice(before);
    expect(shared()).toHaveLength(2);
    expect(shared()[1]?.text).toContain("Evaluation: ");
    expect(shared()[1]?.text).toContain("Feasibility");
    const item = await team.run<{ key: string }>(team.user, "idea.make_item", { id: idea?.id });
    await team.settle();
    expect(shared().map(({ text }) => text.includes(item.key))).toEqual([true, true]);
  });

  it("who shared learns that the platform refused the card for good, and has it brought there once it may", async () => {
    const before = ours(newsId).length;
    const asked = async (who: typeof team.user, mine = true) =>
      (await team.run<Page<Decision>>(who, "decision.list", { mine, kind: "share_refused", states: ["open"] })).data;
    const answer = (who: typeof team.user, id: string | undefined, choice: string) =>
      team.run(who, "decision.answer", { id, verb: "choose", choice });
    const [item] = await team.items();
    await chat.lockOut(newsId);
    await team.run(team.user, "work_item.share", { id: item?.id, channelId: mapping.id });
    await team.settle();
    const [question, ...others] = await asked(team.user);
    expect(others).toEqual([]);
    expect(question).toMatchObject({
      question: "What you shared could not be shown in news. Try again?",
      options: [{ value: "again" }, { value: "leave" }],
      answerers: { role: null, memberIds: [team.user.memberId] },
    });
    for (const words of [item?.key, "news", connection.title]) expect(question?.explanation).toContain(words);
    expect(await asked(team.manager)).toEqual([]);
    await expect(answer(team.manager, question?.id, "leave")).rejects.toMatchObject({ code: "decision.not_asked" });

    await answer(team.user, question?.id, "again");
    await team.settle();
    const [anew] = await asked(team.user);
    expect(anew?.id).not.toBe(question?.id);
    await chat.letIn(newsId);
    await answer(team.user, anew?.id, "again");
    await team.settle();
    expect(await asked(team.user, false)).toEqual([]);
    expect(ours(newsId)).toHaveLength(before + 1);

    await chat.lockOut(newsId);
    await team.run(team.user, "work_item.share", { id: item?.id, channelId: mapping.id });
    await team.settle();
    expect(await asked(team.user)).toHaveLength(1);
    await chat.letIn(newsId);
    await team.run(team.user, "work_item.update", { id: item?.id, title: "Paint both gates" });
    await team.settle();
    expect(await asked(team.user, false)).toEqual([]);
    expect(ours(newsId).filter(({ text }) => text.includes("Paint both gates"))).toHaveLength(2);
  });

  it("nothing comes there from whoever may not write or not see it, and the refusal says why", async () => {
    const before = ours(newsId).length;
    const [item] = await team.items();
    const share = (who: typeof team.user, channelId: string, of = team) =>
      of.run(who, "work_item.share", { id: item?.id, channelId });
    await expect(share(team.viewer, mapping.id)).rejects.toMatchObject({ code: "permission.denied" });
    const other = await openTeam(stage, []);
    await expect(share(other.admin, mapping.id, other)).rejects.toMatchObject({ code: "channel_mapping.not_found" });
    await expect(share(team.user, connection.id)).rejects.toMatchObject({
      code: "request.invalid",
      errors: [{ path: "channelId", message: "must be an id that starts with chn_ or map_" }],
    });

    const { data } = await team.run<Page<Workspace>>(team.admin, "workspace.list", { kind: "personal" });
    await mapNews(data[0]?.id ?? "");
    await expect(share(team.user, mapping.id)).rejects.toMatchObject({ code: "channel_mapping.not_found" });
    await mapNews(team.workspaceId);

    await team.run(team.admin, "connection.pause", { id: connection.id });
    await expect(share(team.user, mapping.id)).rejects.toMatchObject({
      code: "connection.inactive",
      parameters: { state: "paused" },
    });
    expect(await team.run(team.viewer, "channel_mapping.list", {})).toMatchObject({
      data: [{ id: mapping.id, connection: { connector: chat.connector, title: connection.title, state: "paused" } }],
    });
    await team.run(team.admin, "connection.resume", { id: connection.id });
    await team.settle();
    expect(ours(newsId)).toHaveLength(before);
    expect(chat.violations()).toEqual([]);
  });

  it("a platform without a chat is none to share into", async () => {
    const trello = await startTrello();
    const side = await connectTrello(team, trello);
    const { id: channelId } = await mapNews(team.workspaceId, side.connection.id);
    const { data } = await team.run<Page<{ id: string; connection: object }>>(team.user, "channel_mapping.list", {});
    expect(new Map(data.map(({ id, connection }) => [id, connection]))).toEqual(
      new Map([
        [mapping.id, expect.objectContaining({ connector: chat.connector, hasChat: true })],
        [channelId, expect.objectContaining({ connector: "trello", hasChat: false })],
      ]),
    );
    const [item] = await team.items();
    await expect(team.run(team.user, "work_item.share", { id: item?.id, channelId })).rejects.toMatchObject({
      code: "connection.no_chat",
      parameters: { connector: "trello" },
    });
    await trello.close();
  });
});
