import type { Bookmark, DuplicateWarning, SavedBookmark } from "@eureka/contracts/bookmark";
import type { EventEnvelope } from "@eureka/contracts/event";
import type { Idea } from "@eureka/contracts/idea";
import type { Id } from "@eureka/contracts/ids";
import type { Page } from "@eureka/contracts/page";
import { relayOnce } from "@eureka/core/events";
import type { Principal } from "@eureka/core/operations";
import { ideaStage } from "@eureka/testing/test-ideas";
import { testOrganization } from "@eureka/testing/test-organization";
import { afterAll, describe, expect, test } from "vitest";

const text = "Customers reserve bread by telephone and collect it from a shelf beside the second counter.";
const generated = [
  { title: "Reserved shelf", text },
  { title: "Reserved shelf", text: `${text} A bell rings.` },
  {
    title: "Morning market",
    text: "Farmers sell vegetables outside, so that waiting becomes a stroll through stalls.",
  },
];
const stage = await ideaStage({
  answers: {
    ideas: () => ({ ideas: generated }),
    improvement: () => ({ title: "Better", text: "Better", changes: [] }),
  },
});
const { user, viewer, manager, admin, workspaceId, run, server } = stage;
afterAll(() => server.close());

const list = async (who: Principal, input: object = {}) =>
  (await run<Page<Bookmark>>(who, "bookmark.list", input)).data.map(({ id }) => id);
const save = (who: Principal, idea: Idea, more: object = {}) =>
  run<SavedBookmark>(who, "bookmark.create", { ideaId: idea.id, ...more });
const denied = { code: "permission.denied" };
const hidden = { code: "bookmark.not_found" };

describe("a bookmark", () => {
  test("keeps the idea with topic, context, tags and a note, for its owner alone", async () => {
    const [idea] = await stage.makeIdeas(user, { context: "Two counters" });
    const saved = await save(user, idea, { tags: [" bread ", "bread", "shop"], note: "For Monday" });
    expect(saved).toMatchObject({
      ownerId: user.memberId,
      topic: "Shorter queues at the bakery",
      context: "Two counters",
      tags: ["bread", "shop"],
      note: "For Monday",
      access: "own",
      idea: { id: idea.id, title: idea.title, bookmarkId: saved.id },
    });
    expect((await run<Idea>(user, "idea.get", { id: idea.id })).bookmarkId).toBe(saved.id);
    expect((await run<Idea>(viewer, "idea.get", { id: idea.id })).bookmarkId).toBeNull();
    for (const who of [viewer, manager, admin]) {
      expect(await list(who)).not.toContain(saved.id);
      await expect(run(who, "bookmark.get", { id: saved.id })).rejects.toMatchObject(hidden);
    }
    const again = await Promise.all([save(user, idea), save(user, idea, { tags: ["other"] })]);
    expect(again.map(({ id, tags }) => [id, tags])).toEqual([saved, saved].map(({ id, tags }) => [id, tags]));
  });

  test("is changed and thrown away by its owner; a viewer saves nothing", async () => {
    const [idea] = await stage.makeIdeas(user);
    const { id } = await save(user, idea, { force: true });
    const input = { id, tags: ["a"], note: "n" };
    expect(await run(user, "bookmark.update", input)).toMatchObject({ tags: ["a"], note: "n", version: 2 });
    expect(await run(user, "bookmark.update", input)).toMatchObject({ version: 2 });
    await expect(run(admin, "bookmark.update", input)).rejects.toMatchObject(hidden);
    await expect(run(viewer, "bookmark.create", { ideaId: idea.id })).rejects.toMatchObject(denied);
    await run(user, "bookmark.delete", { id });
    await expect(run(user, "bookmark.get", { id })).rejects.toMatchObject(hidden);
    expect(await run(user, "idea.get", { id: idea.id })).toMatchObject({ id: idea.id, bookmarkId: null });
  });

  test("is found by tags and by words in any case, the newest first", async () => {
    const [first, second] = await stage.makeIdeas(manager, { topic: "Rote Äpfel", context: "Obsthof 50%" });
    const one = await save(manager, first, { tags: ["Obst", "rot"], force: true });
    const two = await save(manager, second, { tags: ["markt"], force: true });
    expect(await list(manager)).toEqual([two.id, one.id]);
    expect(await list(manager, { tags: ["rot", "nichts"] })).toEqual([one.id]);
    expect(await list(manager, { search: "rote äpfel" })).toEqual([two.id, one.id]);
    expect(await list(manager, { search: "OBSTHOF 50%" })).toEqual([two.id, one.id]);
    expect(await list(manager, { search: "MARK" })).toContain(two.id);
    expect(await list(manager, { search: "%", tags: ["markt"] })).toEqual([two.id]);
    expect(await list(manager, { search: "_____________________________________" })).toEqual([]);
    const page = await run<Page<Bookmark>>(manager, "bookmark.list", { limit: 1 });
    expect(await list(manager, { limit: 1, cursor: page.nextCursor })).toEqual([one.id]);
  });

  test("is another organization's never", async () => {
    const [idea] = await stage.makeIdeas(user);
    const { id } = await save(user, idea, { force: true });
    const other = await testOrganization(stage);
    for (const operation of ["bookmark.get", "bookmark.delete", "bookmark.update"])
      await expect(other.run(other.admin, operation, { id })).rejects.toMatchObject(hidden);
    await expect(other.run(other.admin, "bookmark.create", { ideaId: idea.id })).rejects.toMatchObject({
      code: "idea.not_found",
    });
  });
});

describe("a duplicate", () => {
  test("is refused, warned of or noticed by how like it is, and force saves it", async () => {
    const { ideas } = await stage.ideate(user, { ideas: 3, top: 1, novelty: 1 });
    const shelf = ideas.filter(({ title }) => title === "Reserved shelf");
    const market = ideas.find(({ title }) => title === "Morning market") as Idea;
    const [one, two] = shelf as [Idea, Idea];
    const first = await save(user, one);
    expect(first.duplicates).toEqual([]);
    await expect(save(user, two)).rejects.toMatchObject({ code: "bookmark.duplicate", parameters: { id: first.id } });
    const found = await run<{ data: DuplicateWarning[] }>(user, "bookmark.find_similar", { ideaId: two.id });
    expect(found.data).toMatchObject([{ bookmarkId: first.id, title: "Reserved shelf" }]);
    expect(found.data[0]?.level).toMatch(/block|warn/);
    expect((await save(user, two, { force: true })).duplicates).toMatchObject([{ bookmarkId: first.id }]);
    expect((await save(user, market)).duplicates).toEqual([]);
    // Somebody else's bookmarks are none of his.
    expect((await save(manager, two)).duplicates).toEqual([]);

    const words = { text: "Reserved shelf: customers reserve bread and collect it beside a counter.", topic: "" };
    const similar = await run<{ data: DuplicateWarning[] }>(user, "bookmark.find_similar", words);
    expect(similar.data.length).toBeGreaterThan(0);
    await expect(run(user, "bookmark.find_similar", {})).rejects.toMatchObject({ code: "request.invalid" });
  });
});

describe("a bookmark that is shared", () => {
  const share = (id: string, input: object) => run<Bookmark>(user, "bookmark.share", { id, ...input });

  test("shows to whom it is shared with, to be read or edited, and at once no more when that ends", async () => {
    const [idea] = await stage.makeIdeas(user);
    const { id } = await save(user, idea, { force: true });
    const shared = await share(id, { memberId: manager.memberId });
    expect(shared.shares).toMatchObject([{ with: { kind: "member", memberId: manager.memberId }, access: "view" }]);
    expect(await list(manager, { owner: "others" })).toContain(id);
    expect(await list(viewer)).not.toContain(id);
    expect(await run(manager, "bookmark.get", { id })).toMatchObject({ access: "view", shares: [] });
    await expect(run(manager, "bookmark.update", { id, note: "x" })).rejects.toMatchObject(denied);

    const edited = await share(id, { memberId: manager.memberId, access: "edit" });
    expect(edited.shares.length).toBe(1);
    expect(await run(manager, "bookmark.update", { id, note: "mine too" })).toMatchObject({ access: "edit" });
    for (const operation of ["bookmark.delete", "bookmark.share", "bookmark.unshare"]) {
      const more = { "bookmark.share": { everybody: true }, "bookmark.unshare": { shareId: edited.shares[0]?.id } };
      const input = { id, ...more[operation as keyof typeof more] };
      await expect(run(manager, operation, input)).rejects.toMatchObject(denied);
    }

    await run(user, "bookmark.unshare", { id, shareId: edited.shares[0]?.id });
    await expect(run(manager, "bookmark.get", { id })).rejects.toMatchObject(hidden);
    expect(await list(manager)).not.toContain(id);
    await expect(run(user, "bookmark.unshare", { id, shareId: edited.shares[0]?.id })).rejects.toMatchObject({
      code: "share.not_found",
    });
  });

  test("with a workspace or everybody shows to all who see the idea's workspace, and to nobody else", async () => {
    const [idea] = await stage.makeIdeas(user);
    const { id } = await save(user, idea, { force: true });
    await share(id, { workspaceId });
    expect(await list(viewer)).toContain(id);
    await expect(run(manager, "bookmark.update", { id, note: "x" })).rejects.toMatchObject(denied);
    await share(id, { workspaceId, access: "edit" });
    expect(await run(manager, "bookmark.update", { id, note: "ours" })).toMatchObject({ access: "edit", note: "ours" });
    await share(id, { workspaceId });
    await expect(run(manager, "bookmark.update", { id, note: "x" })).rejects.toMatchObject(denied);
    await share(id, { everybody: true, access: "edit" });
    expect(await run(manager, "bookmark.update", { id, note: "everybody's" })).toMatchObject({ access: "edit" });
    await expect(run(viewer, "bookmark.update", { id, note: "x" })).rejects.toMatchObject(denied);
    const before = await run<Bookmark>(user, "bookmark.get", { id });
    expect(before.shares.map((each) => each.with.kind)).toEqual(["workspace", "organization"]);

    const elsewhere = await run<{ id: string }>(admin, "workspace.create", { name: "Elsewhere" });
    const grants = await run<Page<{ id: string }>>(admin, "grant.list", { memberId: viewer.memberId });
    await run(admin, "grant.create", {
      memberId: viewer.memberId,
      scope: { type: "workspace", workspaceId: elsewhere.id },
      role: "viewer",
    });
    for (const grant of grants.data) await run(admin, "grant.delete", { id: grant.id });
    const narrowed = await stage.principalOf(viewer.memberId as Id<"member">);
    expect(await list(narrowed)).toEqual([]);
    await expect(run(narrowed, "bookmark.get", { id })).rejects.toMatchObject(hidden);
  });

  test("cannot be of a personal workspace, nor go to nobody, to strangers, or to two at once", async () => {
    const own = await run<Page<{ id: string }>>(user, "workspace.list", { kind: "personal" });
    const [secret] = await stage.makeIdeas(user, { workspaceId: own.data[0]?.id });
    const { id } = await save(user, secret, { force: true });
    await expect(share(id, { everybody: true })).rejects.toMatchObject({ code: "bookmark.personal" });

    const [idea] = await stage.makeIdeas(user);
    const open = await save(user, idea, { force: true });
    const other = await testOrganization(stage);
    await expect(share(open.id, { memberId: other.user.memberId })).rejects.toMatchObject({ code: "member.not_found" });
    await expect(share(open.id, { workspaceId: other.workspaceId })).rejects.toMatchObject({
      code: "workspace.not_found",
    });
    for (const wrong of [{}, { workspaceId, everybody: true }])
      await expect(share(open.id, wrong)).rejects.toMatchObject({ code: "request.invalid" });
  });

  test("is told only to its owner and to those whom it names", async () => {
    const [idea] = await stage.makeIdeas(user);
    const { id } = await save(user, idea, { force: true });
    await share(id, { memberId: manager.memberId });
    while ((await relayOnce(stage.ports)) > 0);
    const heard = async (who: Principal) => {
      const types: string[] = [];
      for (let cursor: string | null | undefined; cursor !== null; ) {
        const page: Page<EventEnvelope> = await run(who, "event.list", { limit: 200, ...(cursor && { cursor }) });
        types.push(...page.data.filter(({ subject }) => subject.id === id).map(({ type }) => type));
        cursor = page.nextCursor;
      }
      return types;
    };
    expect(await heard(user)).toEqual(["bookmark.created", "bookmark.shared"]);
    expect(await heard(manager)).toEqual(["bookmark.shared"]);
    expect(await heard(admin)).toEqual([]);
  });
});

test("a person's export has the bookmarks, and erasing the person takes them away", async () => {
  const other = await ideaStage({ where: stage });
  const [idea] = await other.makeIdeas(other.user);
  await other.run(other.user, "bookmark.create", { ideaId: idea.id, note: "mine" });
  const modules = other.application.modules.filter(({ name }) => name === "ideas");
  const [hooks] = modules.map(({ personalData }) => personalData);
  const { memberId } = other.user;
  const exported = await other.transact((context) => hooks?.export(context, memberId) ?? Promise.resolve({}));
  expect(exported).toMatchObject({ bookmarks: [{ ideaId: idea.id, note: "mine" }] });
  await other.transact((context) => hooks?.erase(context, memberId) ?? Promise.resolve());
  expect((await other.run<Page<Bookmark>>(other.user, "bookmark.list")).data).toEqual([]);
  expect(await other.run(other.user, "idea.get", { id: idea.id })).toMatchObject({ id: idea.id });
  await other.server.close();
});
