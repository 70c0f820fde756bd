/** Lets a story come to rest, and holds what all sides show then against what was promised. */
import type { Id } from "@eureka/contracts/ids";
import type { RuledField } from "@eureka/contracts/sync-rules";
import type { HistoryEntry } from "@eureka/contracts/work-item";
import { noteLinks } from "./note-links.ts";
import type { Planted } from "./planted.ts";
import { deliver, type ProofWorld } from "./proof-world.ts";
import { type ItemOnSides, readSides } from "./read-sides.ts";
import { changesOf, writersOf } from "./touched.ts";

export async function findViolations(
  world: ProofWorld,
  planted: Planted,
  changes: readonly number[],
): Promise<string[]> {
  await comeToRest(world);
  await noteLinks(world);
  const items = await readSides(world);
  const violations = [
    ...world.slowMotion.problems,
    ...items.flatMap(findDifferences),
    ...findDifferentParents(world, items),
    ...findStrangers(world, items),
    ...findRepetitions(items),
    ...(await findLostWords(world, planted, items)),
    ...(await findNeedlessWrites(world, changes, items)),
    ...(await findNeedlessOverrulings(world)),
    ...(await findForgottenBoards(world)),
    ...(await findDifferentOrders(world, items)),
  ];
  return [...violations, ...(await findRestlessness(world))];
}

/** Faults end, what is on its way arrives, and every board is compared as a whole when its time has come. */
async function comeToRest(world: ProofWorld): Promise<void> {
  const { slowMotion, sides, onTheWay } = world;
  for (const { watch } of sides) watch.faults.length = 0;
  slowMotion.dieAtPoint(0);
  while (onTheWay.length > 0) await deliver(world, 0, true);
  for (let round = 0; round < 2; round++) {
    await slowMotion.drain();
    // The comparison that every board has after so long.
    world.clock.advance(80 * 60_000);
    await slowMotion.drain();
  }
}

function findDifferences({ workItemId, shown }: ItemOnSides): string[] {
  const [[name, wanted] = ["", null], ...others] = Object.entries(shown);
  return others.flatMap(([other, side]) =>
    JSON.stringify(side) === JSON.stringify(wanted)
      ? []
      : [`${workItemId} differs:\n  ${name}: ${JSON.stringify(wanted)}\n  ${other}: ${JSON.stringify(side)}`],
  );
}

/** What an item is a part of, where its parent stands on the same platform. */
function findDifferentParents({ sides }: ProofWorld, items: readonly ItemOnSides[]): string[] {
  return sides.flatMap(({ name, platform, connected }) => {
    const links = items.flatMap((item) =>
      item.links.filter(({ boardId, state }) => boardId === connected.boardId && state === "linked"),
    );
    const here = new Map(links.map((link) => [link.platformItemId, link.workItemId]));
    return links.flatMap(({ workItemId, platformItemId }) => {
      const parentId = items.find((item) => item.workItemId === workItemId)?.parentId ?? null;
      const ours = links.some((link) => link.workItemId === parentId) ? parentId : null;
      const theirs = here.get(platform.getItem(platformItemId ?? "").fields.parent) ?? null;
      return ours === theirs ? [] : [`${workItemId} is a part of ${ours} here, and of ${theirs} on ${name}`];
    });
  });
}

/** Every item stands on every board that it has not been taken off, once. */
function findStrangers(world: ProofWorld, items: readonly ItemOnSides[]): string[] {
  const links = items.flatMap((item) => item.links);
  return [
    ...items.flatMap(({ workItemId, shown, links: copies }) =>
      world.sides.flatMap((side) => {
        const link = copies.find(({ boardId }) => boardId === side.connected.boardId);
        if (Object.values(shown)[0]?.archived && !link) return [];
        return link?.state === "linked" || link?.state === "gone"
          ? []
          : [`${workItemId} has no copy on ${side.name}: ${link?.state} ${link?.error}`];
      }),
    ),
    ...world.sides.flatMap((side) =>
      side.platform
        .itemsOf(side.platformBoardId)
        .filter(({ fields }) => !fields.archived)
        .filter(
          ({ platformItemId }) =>
            !links.some((link) => link.boardId === side.connected.boardId && link.platformItemId === platformItemId),
        )
        .filter(
          ({ platformItemId }) =>
            !side.watch.writes.some((write) => write.platformItemId === platformItemId && write.kind === "archiveItem"),
        )
        .map(
          ({ platformItemId, fields }) =>
            `${side.name} shows ${platformItemId} ${fields.title}, which nobody here knows`,
        ),
    ),
  ];
}

function findRepetitions(items: readonly ItemOnSides[]): string[] {
  return items.flatMap(({ workItemId, shown }) =>
    Object.entries(shown).flatMap(([name, { comments, attachments }]) =>
      [comments, attachments]
        .filter((words) => new Set(words).size < words.length)
        .map((words) => `${workItemId} repeats something on ${name}: ${words.join(" ")}`),
    ),
  );
}

/** A word is everywhere, or a later edit removed it, or a rule overruled it: then history knows it. */
async function findLostWords(world: ProofWorld, planted: Planted, items: readonly ItemOnSides[]): Promise<string[]> {
  const everywhere = JSON.stringify(items.map(({ shown }) => Object.values(shown)[0]));
  const missing = [...planted.words.values()].filter(
    ({ word, removedBy }) => removedBy === null && !everywhere.includes(word),
  );
  if (missing.length === 0) return [];
  const history: string[] = [];
  for (const { workItemId } of items) {
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page: { data: HistoryEntry[]; nextCursor: string | null } = await world.run("work_item.history", {
        id: workItemId,
        limit: 100,
        ...(cursor && { cursor }),
      });
      history.push(JSON.stringify(page.data));
      cursor = page.nextCursor;
    }
  }
  // What was deleted here is archived over there, as it stood.
  for (const { platform, platformBoardId } of world.sides)
    for (const item of platform.itemsOf(platformBoardId))
      history.push(JSON.stringify([item, platform.commentsOf(item.platformItemId)]));
  for (const { watch } of world.sides) history.push(...watch.unseen);
  const kept = history.join(" ");
  return missing.filter(({ word }) => !kept.includes(word)).map(({ word, where }) => `the ${where} ${word} is lost`);
}

/**
 * At most one write per side and real change elsewhere: in all, and of each item. A change there that a rule gives up is a real one too,
 * and is answered there. What only says of what an item is a part does not count, because it follows the other item too; of each item
 * what only puts it into its place in a list does not count either, because that follows its neighbours. A copy that is made once more
 * brings along what its item had already. A write whose answer was lost is made again: where somebody over there took it back in between,
 * nobody can tell that from a write that never arrived.
 */
async function findNeedlessWrites(
  { sides, touched, look }: ProofWorld,
  changes: readonly number[],
  items: readonly ItemOnSides[],
): Promise<string[]> {
  const overruled = await look<{ id: string; board: string }>(
    `select subject_id as id, data->>'boardId' as board from events where organization_id = current_organization()
     and type = 'external_link.overruled' and data->>'side' = 'there'`,
  );
  return sides.flatMap(({ name, watch, connected }, index) => {
    const writes = watch.writes.filter(({ hasEffect, kind }) => hasEffect && kind !== "parent");
    const elsewhere = changes.reduce((sum, count, place) => (place === index + 1 ? sum : sum + count), 0);
    const inAll =
      writes.length <= elsewhere ? [] : [`${writes.length} writes on ${name} for ${elsewhere} changes elsewhere`];
    const ofItems = items.flatMap(({ workItemId }) => {
      const copies = touched.namesOf(workItemId).filter(({ place }) => place === index + 1);
      const ofOneAlone = writes.filter(({ kind }) => kind !== "order");
      const written = ofOneAlone.filter(({ platformItemId }) => copies.some(({ id }) => id === platformItemId));
      const ofItem = changesOf(touched, workItemId);
      const takenBack = ofItem.filter(({ place }) => place === index + 1).length;
      const repeated = Math.min(written.filter(({ isRepeated }) => isRepeated).length, takenBack);
      const made = ofItem.filter(({ place }) => place !== index + 1);
      const answered = overruled.filter(({ id, board }) => id === workItemId && board === connected.boardId);
      if (copies.length !== 1 || written.length <= made.length + answered.length + repeated) return [];
      const [kinds, reasons] = [written, made].map((list) => list.map(({ kind }) => kind).join(", "));
      return [`${workItemId} was written on ${name} by ${kinds} for ${reasons} elsewhere`];
    });
    return [...inAll, ...ofItems];
  });
}

/** A value gives way only where two sides wrote into the same field. */
async function findNeedlessOverrulings({ look, touched }: ProofWorld): Promise<string[]> {
  const overruled = await look<{ id: Id<"work_item">; field: RuledField }>(
    `select subject_id as id, data->>'field' as field from events
     where organization_id = current_organization() and type = 'external_link.overruled'`,
  );
  return (
    overruled
      // A parent that has no copy over there, or none any more, changes what is shown although nobody wrote it.
      .filter(({ field }) => field !== "parent")
      .filter(({ id, field }) => writersOf(touched, id, field).size < 2)
      .map(({ id, field }) => `${field} of ${id} was overruled, although one side alone wrote into it`)
  );
}

/** Every board will be compared again. */
async function findForgottenBoards({ look, sides }: ProofWorld): Promise<string[]> {
  const waiting = await look<{ board: string }>(
    `select payload->>'boardId' as board from jobs where organization_id = current_organization() and name = 'sync.compare-board-again'`,
  );
  return sides
    .filter(({ connected }) => !waiting.some(({ board }) => board === connected.boardId))
    .map(({ name }) => `${name} will not be compared again`);
}

/** What stands in the lists of both, in the order of each. */
async function findDifferentOrders(world: ProofWorld, items: readonly ItemOnSides[]): Promise<string[]> {
  const differences: string[] = [];
  for (const { name, lists, platformLists, platform, platformBoardId, connected } of world.sides) {
    const links = items.flatMap((item) => item.links.filter(({ boardId }) => boardId === connected.boardId));
    const workItems = new Map(links.map((link) => [link.platformItemId ?? "", link.workItemId]));
    for (const [lane, listId] of lists.entries()) {
      const input = { listId, archived: false, limit: 200, sort: "position" };
      const here = (await world.run<{ data: { id: string }[] }>("work_item.list", input)).data.map(({ id }) => id);
      const there = platform.orderOf(platformBoardId, platformLists[lane] ?? "").map((id) => workItems.get(id) ?? id);
      const both = [here.filter((id) => there.includes(id as never)), there.filter((id) => here.includes(id))];
      if (JSON.stringify(both[0]) !== JSON.stringify(both[1]))
        differences.push(
          `${name} shows list ${lane} in another order: ${both.map((order) => order.join(" ")).join(" / ")}`,
        );
    }
  }
  return differences;
}

/** After the last real change nobody writes anything. */
async function findRestlessness(world: ProofWorld): Promise<string[]> {
  const deeds = () => world.sides.map(({ platform }) => platform.deeds).join(" ");
  const writes = () => world.sides.map(({ watch }) => watch.writes.length).join(" ");
  const before = [deeds(), writes()];
  world.clock.advance(80 * 60_000);
  await world.slowMotion.drain();
  const after = [deeds(), writes()];
  return before.join() === after.join()
    ? []
    : [`after the last change there were more writes: ${before.join(" / ")} became ${after.join(" / ")}`];
}
