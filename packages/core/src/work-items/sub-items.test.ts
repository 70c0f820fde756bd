/** Work items that are parts of others. */
import type { EventEnvelope } from "@eureka/contracts/event";
import type { Page } from "@eureka/contracts/page";
import { subItemLevels, type WorkItem, type WorkItemSummary, workItemLimits } from "@eureka/contracts/work-item";
import type { Workspace } from "@eureka/contracts/workspace";
import { type MemberPrincipal, type TestOrganization, testOrganization } from "@eureka/testing/test-organization";
import fc from "fast-check";
import { expect, it } from "vitest";

interface History {
  readonly data: readonly Pick<EventEnvelope, "type" | "changes" | "data">[];
}

const refused = (code: string) => expect.objectContaining({ code });

async function make({ run, user }: TestOrganization, title: string, parentId?: string): Promise<WorkItem> {
  return run<WorkItem>(user, "work_item.create", { title, ...(parentId !== undefined && { parentId }) });
}

async function setParent({ run, user }: TestOrganization, id: string, parentId: string | null): Promise<WorkItem> {
  return run<WorkItem>(user, "work_item.update", { id, parentId });
}

async function read({ run, user }: TestOrganization, id: string): Promise<WorkItem> {
  return run<WorkItem>(user, "work_item.get", { id });
}

it("shows what an item is a part of, and how far its parts are", async () => {
  const shop = await testOrganization();
  const { run, user } = shop;
  const whole = await make(shop, "Open the shop");
  const first = await make(shop, "Paint the door", whole.key);
  const second = await setParent(shop, (await make(shop, "Buy an oven")).id, whole.id);
  expect(first.parent).toEqual({ id: whole.id, key: whole.key });
  expect(second.parent).toEqual({ id: whole.id, key: whole.key });
  await run(user, "work_item.complete", { id: second.id });
  expect((await read(shop, whole.id)).subItems).toEqual({ total: 2, closed: 1 });
  const parts = await run<Page<WorkItemSummary>>(user, "work_item.list", { parentId: whole.id });
  expect(parts.data.map(({ key }) => key).toSorted()).toEqual([first.key, second.key].toSorted());

  expect((await setParent(shop, first.id, null)).parent).toBeNull();
  expect((await read(shop, whole.id)).subItems).toEqual({ total: 1, closed: 1 });
  const { data } = await run<History>(user, "work_item.history", { id: first.id });
  expect(data[0]).toMatchObject({
    type: "work_item.updated",
    changes: { parent: { from: whole.key, to: null } },
    data: { parentIds: [whole.id] },
  });
  expect(data.at(-1)?.changes.parent).toEqual({ from: null, to: whole.key });
});

it("takes a change of the parent back", async () => {
  const shop = await testOrganization();
  const { run, user } = shop;
  const whole = await make(shop, "Open the shop");
  const part = await make(shop, "Paint the door", whole.id);
  await setParent(shop, part.id, null);
  const { data } = await run<{ data: { eventId: string }[] }>(user, "work_item.history", { id: part.id });
  const undone = await run<WorkItem>(user, "work_item.undo", { id: part.id, eventId: data[0]?.eventId });
  expect(undone.parent?.id).toBe(whole.id);
});

it("refuses what would be a part of itself, too deep or too much, and changes nothing", async () => {
  const shop = await testOrganization();
  const line = [await make(shop, "Level 0")];
  for (let level = 1; level <= subItemLevels; level++) line.push(await make(shop, `Level ${level}`, line.at(-1)?.id));
  const [top, next] = line as [WorkItem, WorkItem];
  const lowest = line.at(-1) as WorkItem;
  await expect(setParent(shop, top.id, top.id)).rejects.toEqual(refused("work_item.part_of_itself"));
  await expect(setParent(shop, top.id, lowest.key)).rejects.toEqual(refused("work_item.part_of_itself"));
  await expect(make(shop, "Too deep", lowest.id)).rejects.toEqual(refused("work_item.too_deep"));
  const other = await make(shop, "Other");
  await expect(setParent(shop, top.id, other.id)).rejects.toEqual(refused("work_item.too_deep"));
  await expect(setParent(shop, other.id, "NOPE-1")).rejects.toEqual(refused("work_item.not_found"));
  // Without the topmost there is room for one more.
  expect((await setParent(shop, next.id, other.id)).parent?.id).toBe(other.id);
  expect((await read(shop, top.id)).parent).toBeNull();

  const full = await make(shop, "Full");
  for (let count = 0; count < workItemLimits.subItems; count++) await make(shop, `Part ${count}`, full.id);
  await expect(make(shop, "One too many", full.id)).rejects.toEqual(refused("work_item.too_many"));
  expect((await setParent(shop, next.id, null)).parent).toBeNull();
});

it("keeps the parts of a deleted item, as parts of nothing, and says so in their history", async () => {
  const shop = await testOrganization();
  const { run, admin, user } = shop;
  const whole = await make(shop, "Open the shop");
  const part = await make(shop, "Paint the door", whole.id);
  await run(admin, "work_item.delete", { id: whole.id });
  expect((await read(shop, part.id)).parent).toBeNull();
  const { data } = await run<History>(user, "work_item.history", { id: part.id });
  expect(data[0]?.changes).toEqual({ parent: { from: whole.key, to: null } });
});

it("joins the parts of two items that become one, whatever is a part of what", async () => {
  const shop = await testOrganization();
  const { run, admin } = shop;
  const merge = (id: string, duplicateId: string) => run<WorkItem>(admin, "work_item.merge", { id, duplicateId });
  const above = await make(shop, "Above");
  const duplicate = await make(shop, "Duplicate", above.id);
  const between = await make(shop, "Between", duplicate.id);
  const item = await make(shop, "Item", between.id);
  const part = await make(shop, "Part", duplicate.id);
  const merged = await merge(item.id, duplicate.id);
  expect(merged.parent?.id).toBe(between.id);
  expect((await read(shop, between.id)).parent?.id).toBe(above.id);
  expect((await read(shop, part.id)).parent?.id).toBe(item.id);

  const alone = await make(shop, "Alone");
  const same = await make(shop, "Alone too", above.id);
  expect((await merge(alone.id, same.id)).parent?.id).toBe(above.id);
  const child = await make(shop, "Child", alone.id);
  // What was above it becomes what it is: nothing is left to be a part of.
  expect((await merge(child.id, alone.id)).parent?.id).toBe(above.id);
});

it("never makes a ring, whatever is asked at the same moment", { timeout: 60_000 }, async () => {
  const shop = await testOrganization();
  const items: WorkItem[] = [];
  for (let count = 0; count < 5; count++) items.push(await make(shop, `Item ${count}`));
  const index = fc.nat({ max: items.length - 1 });
  const wishes = fc.array(fc.tuple(index, fc.option(index)), { minLength: 2, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(wishes, async (asked) => {
      const answers = await Promise.allSettled(
        asked.map(([part, parent]) =>
          setParent(shop, items[part]?.id as string, parent === null ? null : (items[parent]?.id as string)),
        ),
      );
      for (const answer of answers)
        if (answer.status === "rejected") expect(answer.reason).toEqual(refused("work_item.part_of_itself"));
      const now = new Map(
        (await Promise.all(items.map(({ id }) => read(shop, id)))).map(({ id, parent }) => [id, parent?.id ?? null]),
      );
      for (const { id } of items) {
        const seen = new Set<string>();
        for (let at: string | null = id; at !== null; at = now.get(at as WorkItem["id"]) ?? null) {
          expect(seen.has(at)).toBe(false);
          seen.add(at);
        }
      }
    }),
    { numRuns: 15 },
  );
});

it("needs the right to change both, and hides what may not be seen", async () => {
  const shop = await testOrganization();
  const { run, admin, user, viewer, principalOf } = shop;
  const whole = await make(shop, "Open the shop");
  const { id: workspaceId } = await run<Workspace>(admin, "workspace.create", { name: "Kitchen" });
  await run(admin, "board.create", { workspaceId, name: "Kitchen" });
  const scope = { type: "workspace", workspaceId };
  await run(admin, "grant.create", { memberId: viewer.memberId, scope, role: "user" });
  const cook = (await principalOf(viewer.memberId)) as MemberPrincipal;
  const own = await run<WorkItem>(cook, "work_item.create", { title: "Own", workspaceId });
  await expect(run(cook, "work_item.update", { id: own.id, parentId: whole.id })).rejects.toEqual(
    refused("permission.denied"),
  );
  const personal = (await run<Page<Workspace>>(user, "workspace.list", {})).data.find(
    ({ kind }) => kind === "personal",
  );
  const hidden = await run<WorkItem>(user, "work_item.create", { title: "Hidden", workspaceId: personal?.id });
  await expect(run(cook, "work_item.update", { id: own.id, parentId: hidden.key })).rejects.toEqual(
    refused("work_item.not_found"),
  );
  const foreign = await make(await testOrganization(), "Of others");
  await expect(setParent(shop, whole.id, foreign.id)).rejects.toEqual(refused("work_item.not_found"));
});
