import type { Bookmark } from "@eureka/contracts/bookmark";
import type { Idea } from "@eureka/contracts/idea";
import { type IdeaRun, ideaRunLimits } from "@eureka/contracts/idea-run";
import { standardIdeaTemplate } from "@eureka/contracts/idea-template";
import type { Message } from "@eureka/contracts/message";
import type { Page } from "@eureka/contracts/page";
import type { HistoryEntry, WorkItem } from "@eureka/contracts/work-item";
import { ideaStage } from "@eureka/testing/test-ideas";
import { testOrganization } from "@eureka/testing/test-organization";
import { workOff } from "@eureka/testing/work-off";
import { afterAll, describe, expect, test } from "vitest";
import { readHistory } from "../../events/index.ts";

const stage = await ideaStage();
const { user, viewer, admin, manager, workspaceId, run, server } = stage;
afterAll(() => server.close());

const items = async () => (await run<Page<WorkItem>>(admin, "work_item.list", { limit: 200 })).data;

describe("a work item of an idea", () => {
  test("carries the text, the evaluation and where it comes from; the idea knows it", async () => {
    const { ideas } = await stage.ideate(user, { ideas: 2, top: 1, inference: true });
    const idea = ideas.find(({ improvement }) => improvement) as Idea;
    const item = await run<WorkItem>(user, "idea.make_item", { id: idea.id });
    expect(item).toMatchObject({ workspaceId, title: idea.improvement?.title, source: { ideaId: idea.id } });
    for (const words of [
      "### Evaluation",
      "| Feasibility |",
      "| **Overall** |",
      "### What speaks for it",
      "### First version",
    ])
      expect(item.description).toContain(words);
    expect(item.description).toContain(`https://eureka.test/ideas/${idea.id}`);
    expect((await run<Idea>(viewer, "idea.get", { id: idea.id })).workItemIds).toEqual([item.id]);
    const history = await run<Page<HistoryEntry> & { source: unknown }>(viewer, "work_item.history", { id: item.id });
    expect(history.source).toEqual({ ideaId: idea.id });
  });

  test("is made once on a board, however often and at once somebody asks", async () => {
    const [idea] = await stage.makeIdeas(user);
    const board = await run<{ id: string }>(admin, "board.create", { workspaceId, name: "Other" });
    const before = (await items()).length;
    const make = (more: object = {}) => run<WorkItem>(user, "idea.make_item", { id: idea.id, ...more });
    const made = await Promise.all(Array.from({ length: 8 }, () => make()));
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
    const there = await Promise.all([make({ boardId: board.id }), make({ boardId: board.id }), make()]);
    expect(there[0]?.id).toBe(there[1]?.id);
    expect(there[2]?.id).toBe(made[0]?.id);
    expect((await items()).length).toBe(before + 2);

    await run(admin, "work_item.delete", { id: made[0]?.id });
    expect((await make()).id).not.toBe(made[0]?.id);
  });

  test("is not for viewers, nor for another organization's people, nor for who cannot see the idea", async () => {
    const [idea] = await stage.makeIdeas(user);
    await expect(run(viewer, "idea.make_item", { id: idea.id })).rejects.toMatchObject({ code: "permission.denied" });
    const other = await testOrganization(stage);
    await expect(other.run(other.admin, "idea.make_item", { id: idea.id })).rejects.toMatchObject({
      code: "idea.not_found",
    });
    const own = await run<Page<{ id: string }>>(user, "workspace.list", { kind: "personal" });
    const [secret] = await stage.makeIdeas(user, { workspaceId: own.data[0]?.id });
    for (const who of [admin, manager]) {
      await expect(run(who, "idea.make_item", { id: secret.id, workspaceId })).rejects.toMatchObject({
        code: "idea.not_found",
      });
      await expect(run(who, "idea.get", { id: secret.id })).rejects.toMatchObject({ code: "idea.not_found" });
    }
  });

  test("waits for approval where the board's new work does, and then is made of the idea, once", async () => {
    const board = await run<{ id: string }>(admin, "board.create", { workspaceId, name: "Guarded" });
    await run(admin, "board.update", { id: board.id, creationPolicy: "approval" });
    const [idea] = await stage.makeIdeas(user);
    const held = await stage.call(user, "idea.make_item", { id: idea.id, boardId: board.id });
    expect(held.pending).toBe(true);
    const decision = held.output as { id: string };
    await run(admin, "decision.answer", { id: decision.id, verb: "approve" });
    const { workItemIds } = await run<Idea>(admin, "idea.get", { id: idea.id });
    expect(workItemIds.length).toBe(1);
    const again = await stage.call(user, "idea.make_item", { id: idea.id, boardId: board.id });
    expect(again).toMatchObject({ pending: false, output: { id: workItemIds[0], createdBy: { id: user.memberId } } });
  });
});

test("a work item of an idea is described by the organization's own template, which names what there is", async () => {
  const [idea] = await stage.makeIdeas(user);
  const set = (ideaTemplate: string, who = admin) => run(who, "organization.update", { settings: { ideaTemplate } });
  await expect(set("{text} {colour}")).rejects.toMatchObject({ errors: [{ path: "settings.ideaTemplate" }] });
  await expect(set("{text}")).rejects.toMatchObject({ errors: [{ path: "settings.ideaTemplate" }] });
  await expect(set("{text}{origin}", manager)).rejects.toMatchObject({ code: "permission.denied" });
  await set("## What\n\n{text}\n\nCritic: {critique}\n\n{origin}\n\n- [ ] discussed");
  const { description } = await run<WorkItem>(user, "idea.make_item", { id: idea.id });
  const paragraphs = description.split("\n\n");
  expect([paragraphs[0], paragraphs.at(-1)]).toEqual(["## What", "- [ ] discussed"]);
  expect(description).toContain(`/ideas/${idea.id})`);
  expect(description).not.toContain("Critic");
  expect(description).not.toContain("### Evaluation");
  await set(standardIdeaTemplate);
});

describe("what became of an idea", () => {
  const outcomes = async (id: string) => {
    const history = await stage.transact((context) => readHistory(context, { type: "idea", id }));
    return history.flatMap(({ type, changes }) => (type === "idea.outcome_changed" ? [changes.outcome?.to] : []));
  };
  const read = async (id: string) => {
    await workOff(stage);
    const { outcome, workItems } = await run<Idea>(viewer, "idea.get", { id });
    return [outcome, ...workItems.map(({ state }) => state)];
  };

  test("follows its item: completed, opened again, put away, deleted; each change is said once", async () => {
    const [idea] = await stage.makeIdeas(user);
    expect(await read(idea.id)).toEqual(["open"]);
    const { id, ...item } = await run<WorkItem>(user, "idea.make_item", {
      id: idea.id,
      labels: ["from an idea"],
      assignees: ["me"],
    });
    expect(item.labels.map(({ name }) => name)).toEqual(["from an idea"]);
    expect(item.assignees).toMatchObject([{ id: user.memberId }]);
    expect(await read(idea.id)).toEqual(["underway", "backlog"]);
    const [placement] = item.placements;
    await run(user, "work_item.complete", { id });
    expect(await read(idea.id)).toEqual(["done", "done"]);
    await run(user, "work_item.update", { id, title: "Another title" });
    expect(await read(idea.id)).toEqual(["done", "done"]);
    await run(user, "work_item.move", { id, listId: placement?.listId });
    expect(await read(idea.id)).toEqual(["underway", "backlog"]);
    await run(user, "work_item.archive", { id });
    expect(await read(idea.id)).toEqual(["dropped", "backlog"]);
    await run(user, "work_item.unarchive", { id });
    expect(await read(idea.id)).toEqual(["underway", "backlog"]);
    await run(admin, "work_item.delete", { id });
    expect(await read(idea.id)).toEqual(["open"]);
    expect(await outcomes(idea.id)).toEqual(["underway", "done", "underway", "dropped", "underway", "open"]);
  });

  test("is done only when nothing of it is to be done any more, and a bookmark says the same", async () => {
    const [idea] = await stage.makeIdeas(user);
    const board = await run<{ id: string }>(admin, "board.create", { workspaceId, name: "Second" });
    const first = await run<WorkItem>(user, "idea.make_item", { id: idea.id });
    const second = await run<WorkItem>(user, "idea.make_item", { id: idea.id, boardId: board.id });
    await run(user, "work_item.complete", { id: first.id });
    expect(await read(idea.id)).toEqual(["underway", "done", "backlog"]);
    const { id } = await run<Bookmark>(user, "bookmark.create", { ideaId: idea.id, force: true });
    await run(user, "work_item.archive", { id: second.id });
    expect((await read(idea.id))[0]).toBe("done");
    const saved = await run<Bookmark>(user, "bookmark.get", { id });
    expect([saved.idea.outcome, saved.idea.workItems.map(({ key }) => key)]).toEqual(["done", [first.key, second.key]]);
  });
});

describe("where new work is approved first", () => {
  const guard = async (name: string) => {
    const board = await run<{ id: string }>(admin, "board.create", { workspaceId, name });
    await run(admin, "board.update", { id: board.id, creationPolicy: "approval" });
    return board.id;
  };

  test("people are asked once at a time about an idea on a board, however often and at once somebody asks", async () => {
    const boardId = await guard("Asked once");
    const [idea, second] = await stage.makeIdeas(user);
    const ask = (more: object = {}) => stage.call(user, "idea.make_item", { id: idea.id, boardId, ...more });
    const asked = await Promise.allSettled(Array.from({ length: 6 }, () => ask()));
    const opened = asked.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
    expect(opened).toMatchObject([
      { pending: true, output: { state: "open", subject: { type: "idea", id: idea.id } } },
    ]);
    const [{ id }] = opened.map(({ output }) => output) as [{ id: string }];
    for (const one of asked)
      if (one.status === "rejected")
        expect(one.reason).toMatchObject({ code: "decision.already_open", parameters: { id } });
    expect((await ask({ id: second.id })).pending).toBe(true);
    expect((await ask({ boardId: await guard("Another one") })).pending).toBe(true);

    await run(user, "decision.withdraw", { id });
    expect((await ask()).pending).toBe(true);
    // Who is asked himself needs nobody, and what was asked meanwhile makes no second item.
    const made = await run<WorkItem>(manager, "idea.make_item", { id: idea.id, boardId });
    expect(await ask()).toMatchObject({ pending: false, output: { id: made.id } });
  });
});

describe("a list of ideas", () => {
  test("has those of a run, best first, finds words in any case, and follows the tags of own bookmarks", async () => {
    const made = await stage.ideate(user, { topic: "Gläserne Fahrräder 100%", engine: "rules" });
    const list = async (input: object, who = user) => (await run<Page<Idea>>(who, "idea.list", input)).data;
    expect((await list({ runId: made.id })).map(({ rank }) => rank)).toEqual([1, 2, 3, 4, 5]);
    expect((await list({ search: "fahrräder 100%" })).length).toBe(5);
    expect(await list({ search: "fahrräder_100" })).toEqual([]);
    expect((await list({ runId: made.id, limit: 2 })).map(({ rank }) => rank)).toEqual([1, 2]);

    await run(user, "bookmark.create", { ideaId: made.ideas[1]?.id, tags: ["glass", "bikes"] });
    expect((await list({ tags: ["bikes", "none"] })).map(({ id }) => id)).toEqual([made.ideas[1]?.id]);
    expect(await list({ tags: ["bikes"] }, viewer)).toEqual([]);
  });

  test("ends where a page does, and its cursor goes on", async () => {
    const made = await stage.ideate(user, { engine: "rules" });
    const first = await run<Page<Idea>>(user, "idea.list", { runId: made.id, limit: 3 });
    const rest = await run<Page<Idea>>(user, "idea.list", { runId: made.id, limit: 3, cursor: first.nextCursor });
    expect([...first.data, ...rest.data].map(({ id }) => id)).toEqual(made.ideas.map(({ id }) => id));
  });
});

describe("a remix", () => {
  test("takes ideas up with their topic and context, and names them as parents", async () => {
    const [first, second] = await stage.makeIdeas(user, { context: "Two counters" });
    const remix = await run<IdeaRun>(user, "idea.remix", { ideaIds: [first.id, second.id], ideas: 3, engine: "rules" });
    expect(remix).toMatchObject({ parentIds: [first.id, second.id], state: "queued" });
    expect(remix.request).toMatchObject({ topic: "Shorter queues at the bakery", ideas: 3 });
    expect(remix.request.context).toMatch(/^Two counters\n\nEarlier ideas to build on:\n- /);
    expect(remix.request.context).toContain(second.title);
    await workOff(stage);
    expect((await stage.readRun(user, remix.id)).ideas.length).toBe(3);
  });

  test("takes up bookmarks by their tags, and never more than a context holds", async () => {
    const [first, second] = await stage.makeIdeas(user, { context: "x".repeat(ideaRunLimits.context) });
    for (const { id } of [first, second])
      await run<Bookmark>(user, "bookmark.create", { ideaId: id, tags: ["remix"], force: true });
    const remix = await run<IdeaRun>(user, "idea.remix", { tags: ["remix"], engine: "rules" });
    expect(new Set(remix.parentIds)).toEqual(new Set([first.id, second.id]));
    expect(remix.request.context.length).toBeLessThanOrEqual(ideaRunLimits.context);
    await expect(run(manager, "idea.remix", { tags: ["remix"] })).rejects.toMatchObject({ code: "request.invalid" });
  });

  test("refuses nothing, both, and ideas that one cannot see", async () => {
    const [idea] = await stage.makeIdeas(user);
    const invalid = { code: "request.invalid" };
    await expect(run(user, "idea.remix", {})).rejects.toMatchObject(invalid);
    await expect(run(user, "idea.remix", { ideaIds: [idea.id], tags: ["a"] })).rejects.toMatchObject(invalid);
    const other = await testOrganization(stage);
    await expect(other.run(other.user, "idea.remix", { ideaIds: [idea.id] })).rejects.toMatchObject({
      code: "idea.not_found",
    });
  });
});

describe("an idea that is shared", () => {
  test("stands as a card in the channel and follows the idea", async () => {
    const [idea] = await stage.makeIdeas(user);
    const channel = await run<{ id: string }>(user, "channel.create", { workspaceId, name: "ideas" });
    await run(user, "idea.share", { id: idea.id, channelId: channel.id });
    await workOff(stage);
    const read = async () =>
      (await run<Page<Message>>(viewer, "message.list", { channelId: channel.id })).data.filter(({ card }) => card);
    expect((await read()).length).toBe(1);
    const item = await run<WorkItem>(user, "idea.make_item", { id: idea.id });
    await workOff(stage);
    const [card] = await read();
    expect(card?.card?.fields).toContainEqual({ label: "Made into", value: item.key, short: true });
  });

  test("shows no evaluation where nothing was judged", async () => {
    const [idea] = await stage.makeIdeas(user);
    const channel = await run<{ id: string }>(user, "channel.create", { workspaceId, name: "judged" });
    for (const part of ["evaluation", "scores"]) {
      const sharing = run(user, "idea.share", { id: idea.id, channelId: channel.id, part });
      await expect(sharing).rejects.toMatchObject({ code: "request.invalid" });
    }
    await workOff(stage);
    const { data } = await run<Page<Message>>(viewer, "message.list", { channelId: channel.id });
    expect(data.filter(({ card }) => card)).toEqual([]);
  });

  test("goes only where one may write, and only by who sees it", async () => {
    const [idea] = await stage.makeIdeas(user);
    const channel = await run<{ id: string }>(admin, "channel.create", {
      workspaceId,
      name: "secret",
      kind: "private",
    });
    const input = { id: idea.id, channelId: channel.id };
    await expect(run(user, "idea.share", input)).rejects.toMatchObject({ code: "channel.not_found" });
    await expect(run(viewer, "idea.share", input)).rejects.toMatchObject({ code: "permission.denied" });
    await run(admin, "channel.archive", { id: channel.id });
    await expect(run(admin, "idea.share", input)).rejects.toMatchObject({ code: "channel.archived" });
  });
});
