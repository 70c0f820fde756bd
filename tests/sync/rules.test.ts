import type { Comment } from "@eureka/contracts/comment";
import type { ConnectedBoard, ExternalLink } from "@eureka/contracts/connected-board";
import type { Decision } from "@eureka/contracts/decision";
import {
  plainRules,
  type SyncConflict,
  type SyncHealth,
  type SyncPreview,
  type SyncRules,
} from "@eureka/contracts/sync-rules";
import type { WorkItem } from "@eureka/contracts/work-item";
import { asOwner } from "@eureka/kit/db";
import { testOrganization } from "@eureka/testing/test-organization";
import { workOff } from "@eureka/testing/work-off";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { connect, connectBoard, hint, tell, type World } from "./tracker-world.ts";

describe("the rules of a connected board", () => {
  let world: World;
  let connected: ConnectedBoard;
  const run = <Output = unknown>(operation: string, input: unknown) =>
    world.organization.run<Output>(world.organization.admin, operation, input);
  const work = () => workOff(world.organization);
  const rule = async (rules: Partial<SyncRules>): Promise<ConnectedBoard> => {
    const changed = await run<ConnectedBoard>("connected_board.update", { id: connected.id, rules });
    await work();
    return changed;
  };
  const make = async (input: Record<string, unknown>): Promise<{ id: WorkItem["id"]; platformItemId: string }> => {
    const { id } = await run<WorkItem>("work_item.create", { boardId: connected.boardId, ...input });
    await work();
    return { id, platformItemId: (await linkOf(id))?.platformItemId ?? "" };
  };
  const linkOf = async (workItemId: string): Promise<ExternalLink | undefined> =>
    (await run<{ data: ExternalLink[] }>("external_link.list", { workItemId })).data[0];
  const here = (id: string) => run<WorkItem>("work_item.get", { id });
  const there = (platformItemId: string) => world.platform.getItem(platformItemId).fields;
  const conflicts = async () => (await run<{ data: SyncConflict[] }>("sync_conflict.list", {})).data;
  const history = async (id: string) =>
    (await run<{ data: { type: string; data: Record<string, unknown> }[] }>("work_item.history", { id })).data;
  const overruled = async (id: string) =>
    (await history(id)).filter(({ type }) => type === "external_link.overruled").map(({ data }) => data);
  /** Both sides change a field before either hears of the other. */
  const edit = async (id: string, platformItemId: string, ours: object, theirs: object): Promise<void> => {
    world.platform.updateItem(platformItemId, theirs);
    await run("work_item.update", { id, ...ours });
    await work();
  };

  beforeEach(async () => {
    world = await connect(await testOrganization());
    connected = await connectBoard(world);
  });

  it("are none at first; somebody changes them as a whole, and nobody else does", async () => {
    expect(connected.rules).toEqual(plainRules);
    const { organization } = world;
    const input = { id: connected.id, rules: { fields: { title: { direction: "here" } } } };
    await expect(organization.run(organization.user, "connected_board.update", input)).rejects.toThrow();
    await expect(run("connected_board.update", { ...input, rules: { fields: { colour: {} } } })).rejects.toThrow();
    await expect(run("connected_board.update", { ...input, rules: { nonsense: true } })).rejects.toThrow();
    const changed = await rule(input.rules as Partial<SyncRules>);
    expect(changed.rules.fields).toEqual({ title: { direction: "here", conflict: "latest" } });
    expect(changed.version).toBeGreaterThan(connected.version);
    const other = await testOrganization();
    await expect(other.run(other.admin, "connected_board.update", input)).rejects.toMatchObject({ kind: "not_found" });
    await expect(other.run(other.admin, "connected_board.health", { id: connected.id })).rejects.toMatchObject({
      kind: "not_found",
    });
  });

  it("let a field go one way only, and bring together what differs when they are taken back", async () => {
    const { id, platformItemId } = await make({ title: "Same", description: "same" });
    await rule({
      fields: { title: { direction: "here", conflict: "latest" }, body: { direction: "there", conflict: "latest" } },
    });
    await run("work_item.update", { id, title: "ours" });
    world.platform.updateItem(platformItemId, { body: "theirs" });
    await tell(world, hint(world, platformItemId), 2);
    expect(await here(id)).toMatchObject({ title: "ours", description: "same" });
    expect(there(platformItemId)).toMatchObject({ title: "Same", body: "theirs" });
    const { writes } = world.platform.faults.calls;
    await tell(world, hint(world, platformItemId), 2);
    expect(world.platform.faults.calls.writes).toBe(writes);
    // What would come of other rules is said before anybody sets them, and nothing is done.
    const preview = (rules: Partial<SyncRules>) =>
      run<SyncPreview>("connected_board.preview", { id: connected.id, rules });
    expect(await preview(connected.rules)).toMatchObject({
      ...{ looked: 1, isWhole: true, counts: { here: 1, there: 1, both: 0, ask: 0 } },
      examples: [
        { workItemId: id, field: "title", way: "there", here: "ours", there: "Same" },
        { workItemId: id, field: "body", way: "here", here: "same", there: "theirs" },
      ],
    });
    const asking = {
      title: { direction: "none", conflict: "latest" },
      body: { direction: "both", conflict: "ask" },
    } as const;
    await run("work_item.update", { id, description: "ours, too" });
    expect(await preview({ fields: asking })).toMatchObject({ counts: { here: 0, there: 0, both: 0, ask: 1 } });
    await run("work_item.update", { id, description: "same" });
    await work();
    expect([(await here(id)).description, there(platformItemId).title]).toEqual(["same", "Same"]);
    await expect(preview({ fields: { archived: { direction: "sideways" } } } as never)).rejects.toThrow();
    world.platform.faults.failNext("unavailable");
    await expect(preview({})).rejects.toMatchObject({ code: "connection.platform_unavailable" });
    world.platform.updateItem(platformItemId, { title: "theirs now" });
    await tell(world, hint(world, platformItemId));
    expect((await here(id)).title).toBe("theirs now");
    expect(await overruled(id)).toMatchObject([{ field: "title", side: "here", value: "ours", rule: "direction" }]);
    await rule({});
    expect((await here(id)).description).toBe("theirs");
  });

  it("are tried on a large board with what changed on either side within thirty days", async () => {
    const [old, changedThere, changedHere] = [
      await make({ title: "a" }),
      await make({ title: "b" }),
      await make({ title: "c" }),
    ];
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() - 40 * 86_400_000 });
    const { platform, platformBoardId } = world;
    for (let count = 0; count < 1_000; count++) platform.createItem(platformBoardId, { title: `card ${count}` });
    for (const { platformItemId } of [old, changedHere]) platform.updateItem(platformItemId, { body: "long ago" });
    vi.useRealTimers();
    platform.updateItem(changedThere.platformItemId, { title: "b, there" });
    await run("work_item.update", { id: changedHere.id, title: "c, here" });
    await asOwner(world.organization.database.owner, (client) =>
      client.query("update work_items set updated_at = now() - interval '40 days' where title = 'a'"),
    );
    const preview = await run<SyncPreview>("connected_board.preview", { id: connected.id, rules: {} });
    expect(preview).toMatchObject({ looked: 2, isWhole: false, counts: { here: 2, there: 1, both: 0, ask: 0 } });
    expect(new Set(preview.examples.map(({ workItemId, field, way }) => `${workItemId} ${field} ${way}`))).toEqual(
      new Set([`${changedThere.id} title here`, `${changedHere.id} title there`, `${changedHere.id} body here`]),
    );
  });

  it("make a copy without what does not go there, and keep it so", async () => {
    await rule({
      fields: { body: { direction: "none", conflict: "latest" }, labels: { direction: "here", conflict: "latest" } },
    });
    const { id, platformItemId } = await make({ title: "Secret", description: "only here", labels: ["inside"] });
    expect(there(platformItemId)).toMatchObject({ title: "Secret", body: "", labels: [] });
    await run("work_item.update", { id, title: "Secret plan" });
    await work();
    expect(there(platformItemId)).toMatchObject({ title: "Secret plan", body: "", labels: [] });
    expect(await here(id)).toMatchObject({ description: "only here" });
    world.platform.updateItem(platformItemId, { labels: ["outside"] });
    await tell(world, hint(world, platformItemId));
    expect((await here(id)).labels.map(({ name }) => name)).toEqual(["outside"]);
  });

  it("merge two edits of one text, and keep the one that a rule gave up", async () => {
    const { id, platformItemId } = await make({ title: "Fix login page", description: "one\n\ntwo\n" });
    await edit(id, platformItemId, { description: "ONE\n\ntwo\n" }, { body: "one\n\nTWO\n" });
    expect((await here(id)).description).toBe("ONE\n\nTWO\n");
    expect(there(platformItemId).body).toBe("ONE\n\nTWO\n");
    await rule({ fields: { title: { direction: "both", conflict: "there" } } });
    await edit(id, platformItemId, { title: "Fix logout page" }, { title: "Fix signup page" });
    expect((await here(id)).title).toBe("Fix signup page");
    expect(await overruled(id)).toMatchObject([
      { field: "title", side: "here", value: "Fix logout page", rule: "there" },
    ]);
  });

  it("overwrite nothing that the answer to an earlier write of the same moment shows", async () => {
    const { id, platformItemId } = await make({ title: "Same" });
    await run("work_item.archive", { id });
    await work();
    await run("work_item.unarchive", { id });
    await run("work_item.update", { id, title: "ours" });
    const { platform } = world;
    const update = platform.updateItem.bind(platform);
    vi.spyOn(platform, "updateItem").mockImplementationOnce((item, fields) => {
      update(item, fields);
      return update(item, { title: "theirs" });
    });
    await work();
    expect(there(platformItemId)).toMatchObject({ archived: false });
    expect((await here(id)).title).toBe(there(platformItemId).title);
    const kept = [(await here(id)).title, ...(await overruled(id)).map(({ value }) => value)];
    expect(kept).toEqual(expect.arrayContaining(["ours", "theirs"]));
  });

  it("keep and merge once, although the platform's answers are lost", async () => {
    await rule({ fields: { title: { direction: "both", conflict: "here" } } });
    const { id, platformItemId } = await make({ title: "Same", description: "a b c" });
    world.platform.faults.loseNextAnswer();
    await edit(id, platformItemId, { title: "ours", description: "a a b c" }, { title: "theirs", body: "a b c c" });
    expect(await here(id)).toMatchObject({ title: "ours", description: "a a b c c" });
    expect(there(platformItemId)).toMatchObject({ title: "ours", body: "a a b c c" });
    expect(await overruled(id)).toMatchObject([{ side: "there", value: "theirs", rule: "here" }]);
  });

  it("ask people: the field waits, the rest goes on, and the answer counts on both sides", async () => {
    await rule({ fields: { title: { direction: "both", conflict: "ask" } } });
    const { id, platformItemId } = await make({ title: "Same", description: "d" });
    await edit(id, platformItemId, { title: "ours", priority: "high" }, { title: "theirs", body: "new" });
    expect(await here(id)).toMatchObject({ title: "ours", description: "new" });
    expect(there(platformItemId)).toMatchObject({ title: "theirs", priority: "high" });
    const [conflict, ...others] = await conflicts();
    expect(others).toEqual([]);
    expect(conflict).toMatchObject({ field: "title", here: { value: "ours" }, there: { value: "theirs" } });
    expect(conflict?.here.by?.type).toBe("member");
    const decision = await run<Decision>("decision.get", { id: conflict?.decisionId });
    expect(decision).toMatchObject({ kind: "sync_conflict", state: "open", subject: { type: "work_item", id } });
    expect(decision.explanation).toContain("> theirs");
    await tell(world, hint(world, platformItemId), 3);
    expect(await conflicts()).toHaveLength(1);
    await run("decision.answer", { id: decision.id, verb: "choose", choice: "theirs" });
    await work();
    expect((await here(id)).title).toBe("theirs");
    expect(await conflicts()).toEqual([]);
    expect(await overruled(id)).toMatchObject([{ field: "title", side: "here", value: "ours", rule: "answer" }]);
  });

  it("ask anew when a value changed, and no more when both are the same or one side is gone", async () => {
    await rule({ fields: { title: { direction: "both", conflict: "ask" } } });
    const { id, platformItemId } = await make({ title: "Same" });
    await edit(id, platformItemId, { title: "ours" }, { title: "theirs" });
    const [first] = await conflicts();
    world.platform.updateItem(platformItemId, { title: "theirs later" });
    await tell(world, hint(world, platformItemId));
    const [second, ...others] = await conflicts();
    expect(others).toEqual([]);
    expect(second).toMatchObject({
      here: { value: "ours" },
      there: { value: "theirs later", name: expect.any(String) },
    });
    expect(second?.there.by?.type).toBe("external");
    expect((await run<Decision>("decision.get", { id: first?.decisionId })).state).toBe("withdrawn");
    world.platform.updateItem(platformItemId, { title: "ours" });
    await tell(world, hint(world, platformItemId));
    expect(await conflicts()).toEqual([]);
    expect((await run<Decision>("decision.get", { id: second?.decisionId })).state).toBe("withdrawn");
    await edit(id, platformItemId, { title: "mine" }, { title: "yours" });
    const [third] = await conflicts();
    await run("work_item.delete", { id });
    await work();
    expect(await conflicts()).toEqual([]);
    expect((await run<Decision>("decision.get", { id: third?.decisionId })).state).toBe("withdrawn");
  });

  it("ask anew when nobody answered in time", async () => {
    await rule({ fields: { title: { direction: "both", conflict: "ask" } } });
    const { id, platformItemId } = await make({ title: "Same" });
    await edit(id, platformItemId, { title: "ours" }, { title: "theirs" });
    const [first] = await conflicts();
    await asOwner(world.organization.database.owner, async (client) => {
      await client.query("update decisions set expires_at = clock_timestamp() - interval '1 second'");
      await client.query("update jobs set run_at = clock_timestamp() where name = 'decisions.expire'");
    });
    await work();
    expect((await run<Decision>("decision.get", { id: first?.decisionId })).state).toBe("expired");
    const [second, ...others] = await conflicts();
    expect(others).toEqual([]);
    expect(second).toMatchObject({ field: "title", here: { value: "ours" }, there: { value: "theirs" } });
    expect(second?.decisionId).not.toBe(first?.decisionId);
    expect([(await here(id)).title, there(platformItemId).title]).toEqual(["ours", "theirs"]);
    await run("decision.answer", { id: second?.decisionId, verb: "choose", choice: "ours" });
    await work();
    expect(there(platformItemId).title).toBe("ours");
  });

  it("keep both texts where people want both, with the answer's write lost on its way", async () => {
    await rule({ fields: { body: { direction: "both", conflict: "ask" } } });
    const { id, platformItemId } = await make({ title: "Same", description: "words" });
    await edit(id, platformItemId, { description: "our words" }, { body: "their text" });
    const [conflict] = await conflicts();
    world.platform.faults.loseNextAnswer();
    await run("decision.answer", { id: conflict?.decisionId, verb: "choose", choice: "both" });
    await work();
    expect((await here(id)).description).toBe("our words\n\ntheir text");
    expect(there(platformItemId).body).toBe("our words\n\ntheir text");
    expect(await conflicts()).toEqual([]);
  });

  it("ignore what some people do over there", async () => {
    const bot = world.platform.addPerson("A bot of the tracker");
    await rule({ ignoredAuthors: [bot.platformUserId] });
    const { id, platformItemId } = await make({ title: "Same", labels: ["ours"] });
    world.platform.updateItem(platformItemId, { title: "by the bot" });
    await tell({ ...world, ann: bot }, hint({ ...world, ann: bot }, platformItemId));
    expect((await here(id)).title).toBe("Same");
    expect(there(platformItemId).title).toBe("by the bot");
    world.platform.addComment(platformItemId, bot, "beep");
    world.platform.addComment(platformItemId, world.ann, "hello");
    world.platform.updateItem(platformItemId, { labels: ["by Ann"] });
    await tell(world, hint(world, platformItemId));
    await run("connected_board.reconcile", { id: connected.id });
    await work();
    expect(await here(id)).toMatchObject({ title: "Same", labels: [{ name: "by Ann" }] });
    const { data } = await run<{ data: Comment[] }>("comment.list", { workItemId: id });
    expect(data.map(({ body }) => body)).toEqual(["hello"]);
    await run("work_item.update", { id, title: "ours" });
    await work();
    expect(there(platformItemId).title).toBe("ours");
    expect(await overruled(id)).toMatchObject([{ side: "there", value: "by the bot", rule: "ignored" }]);
  });

  it("let comments and attachments go one way only, with or without a note of who wrote them", async () => {
    const { id, platformItemId } = await make({ title: "Talk" });
    await rule({ comments: "there", authorNote: false });
    await run("comment.create", { workItemId: id, body: "plain words" });
    world.platform.addComment(platformItemId, world.ann, "not for us");
    await run("connected_board.reconcile", { id: connected.id });
    await tell(world, hint(world, platformItemId));
    expect(world.platform.commentsOf(platformItemId).map(({ body }) => body)).toContain("plain words");
    const { data } = await run<{ data: Comment[] }>("comment.list", { workItemId: id });
    expect(data.map(({ body }) => body)).toEqual(["plain words"]);
    await rule({});
    expect((await run<{ data: Comment[] }>("comment.list", { workItemId: id })).data.map(({ body }) => body)).toEqual(
      expect.arrayContaining(["plain words", "not for us"]),
    );
    const said = world.platform.commentsOf(platformItemId).map(({ body }) => body);
    expect(said).toEqual(expect.arrayContaining([expect.stringContaining(":** plain words")]));
  });

  it("say what a deletion does: unlink and delete, here and there", async () => {
    await rule({ whenGoneThere: "unlink", whenGoneHere: "unlink" });
    const [lost, left] = [await make({ title: "Lost there" }), await make({ title: "Left there" })];
    world.platform.deleteItem(lost.platformItemId);
    await tell(world, hint(world, lost.platformItemId));
    await run("work_item.delete", { id: left.id });
    await work();
    expect((await here(lost.id)).archivedAt).toBeNull();
    expect((await linkOf(lost.id))?.state).toBe("gone");
    expect(there(left.platformItemId).archived).toBe(false);
    await tell(world, hint(world, left.platformItemId));
    expect(there(left.platformItemId).archived).toBe(false);
    await rule({ whenGoneThere: "delete", whenGoneHere: "delete" });
    const [one, other] = [await make({ title: "One" }), await make({ title: "Other" })];
    world.platform.deleteItem(one.platformItemId);
    await tell(world, hint(world, one.platformItemId));
    await expect(here(one.id)).rejects.toMatchObject({ kind: "not_found" });
    await run("work_item.delete", { id: other.id });
    await work();
    expect(() => there(other.platformItemId)).toThrow();
  });

  it("ask what a deletion does, and leave all as it is when nobody wants to say", async () => {
    await rule({ whenGoneThere: "ask", whenGoneHere: "ask" });
    const [lost, gone] = [await make({ title: "Lost there" }), await make({ title: "Gone here" })];
    world.platform.deleteItem(lost.platformItemId);
    await tell(world, hint(world, lost.platformItemId));
    await run("work_item.delete", { id: gone.id });
    await work();
    const open = await conflicts();
    expect(open.map(({ field }) => field).sort()).toEqual(["gone_here", "gone_there"]);
    expect(there(gone.platformItemId).archived).toBe(false);
    const decisionOf = (field: string) => open.find((one) => one.field === field)?.decisionId;
    await run("decision.answer", { id: decisionOf("gone_there"), verb: "choose", choice: "archive" });
    await run("decision.withdraw", { id: decisionOf("gone_here") });
    await work();
    expect((await here(lost.id)).archivedAt).not.toBeNull();
    expect(there(gone.platformItemId).archived).toBe(false);
    expect(await conflicts()).toEqual([]);
  });

  it("bring a whole board together as slowly as they say, while what people do goes at once", async () => {
    const { platformBoardId } = world.platform.addBoard("Large", ["To do", "Done"]);
    const theirs = Array.from({ length: 5 }, (_, index) =>
      world.platform.createItem(platformBoardId, { title: `Theirs ${index}` }),
    );
    const input = { connectionId: world.connectionId, platformBoardId, itemsPerMinute: 1 };
    const { id, boardId } = await run<ConnectedBoard>("connected_board.create", input);
    const titles = async () =>
      (await run<{ data: WorkItem[] }>("work_item.list", { boardId })).data.map(({ title }) => title).toSorted();
    const health = () => run<SyncHealth>("connected_board.health", { id });
    /** Half a minute goes by at the most. */
    const due = () => workOff(world.organization, { until: new Date(Date.now() + 30_000) });
    await due();
    // Another comparison lets nobody through sooner, and nobody twice.
    await run("connected_board.reconcile", { id });
    await due();
    expect(await titles()).toHaveLength(1);
    expect(await health()).toMatchObject({ waiting: 0, backlog: 4, backlogSeconds: 240 });
    // What is told of one that waits is not kept waiting, and ours neither.
    const [came] = await titles();
    const waiting = theirs.find(({ fields }) => fields.title !== came)?.platformItemId ?? "";
    await run("work_item.create", { boardId, title: "Ours" });
    await tell({ ...world, platformBoardId }, hint({ ...world, platformBoardId }, waiting), 1, due);
    expect(await titles()).toHaveLength(3);
    expect(world.platform.itemsOf(platformBoardId).map(({ fields }) => fields.title)).toContain("Ours");
    // A cap that is taken back holds nobody any longer.
    await run("connected_board.update", { id, rules: {} });
    await work();
    expect(await titles()).toEqual(["Ours", ...theirs.map(({ fields }) => fields.title)].toSorted());
    expect(await health()).toMatchObject({ backlog: 0, backlogSeconds: 0 });
    expect(world.platform.itemsOf(platformBoardId)).toHaveLength(6);
  });

  it("take questions back with the board, and say before how it is doing", async () => {
    await rule({ fields: { title: { direction: "both", conflict: "ask" } } });
    const { id, platformItemId } = await make({ title: "Same" });
    await edit(id, platformItemId, { title: "ours" }, { title: "theirs" });
    const health = await run<SyncHealth>("connected_board.health", { id: connected.id });
    expect(health).toMatchObject({ waiting: 0, lagSeconds: 0, lastError: null, refused: 0, conflicts: 1 });
    expect(health).toMatchObject({ deletesItems: true, ruledFields: expect.arrayContaining(["title", "list"]) });
    expect(health.lastChangeAt).not.toBeNull();
    const [conflict] = await conflicts();
    const { organization } = world;
    const other = await testOrganization();
    expect((await other.run<{ data: unknown[] }>(other.admin, "sync_conflict.list", {})).data).toEqual([]);
    await organization.run(organization.admin, "connected_board.remove", { id: connected.id });
    expect((await run<Decision>("decision.get", { id: conflict?.decisionId })).state).toBe("withdrawn");
  });
});
