/**
 * The protocol of the jobs `sync.compare-item`, `sync.take-platform-item` and `sync.compare-order`, without database and network: each
 * `yield` is a moment in which a call is on its way, so that anything may happen meanwhile. What is decided, the engine decides.
 */
import { hashOf, lostThere, type Side } from "./engine.ts";
import {
  type Copy,
  changeHere,
  changeThere,
  createHere,
  createThere,
  enqueue,
  type Job,
  type Link,
  move,
  type Platform,
  type World,
} from "./world.ts";

export type Running = Generator<void, void, void>;

export function begin(world: World, job: Job): Running {
  if (job.kind === "compare") return compareItem(world, job);
  return job.kind === "take" ? takeItem(world, job) : compareOrder(world, job);
}

const platformOf = ({ platforms }: World, { platform }: Job) => platforms[platform] as Platform;
const isEqual = (left: Side, right: Side) =>
  Object.keys(left).every((field) => hashOf(left[field]) === hashOf(right[field]));
const pick = (side: Side, wanted: Side): Side =>
  Object.fromEntries(Object.keys(wanted).map((field) => [field, side[field]]));

function* compareItem(world: World, job: Job & { readonly kind: "compare" }): Running {
  const platform = platformOf(world, job);
  const item = world.items.get(job.item);
  if (!item) return;
  const { fields: ours, updatedAt } = item;
  const link = platform.links.get(job.item);
  if (!link?.copyId) return yield* createCopy(world, job, ours, link);
  if (
    job.changed === "here" &&
    Object.keys(ours).every(
      (field) => hashOf(ours[field]) === link.ledger[field]?.ours && link.ledger[field]?.sent === undefined,
    )
  )
    return;
  yield;
  const copy = platform.copies.get(link.copyId) as Copy;
  const { fields: theirs, version, updatedAt: changedThere } = copy;
  yield;
  const newer = updatedAt > changedThere ? "ours" : "theirs";
  const sides = { ours, theirs, ledger: link.ledger, bases: link.bases };
  const plan = world.engine.planMeeting({ ...sides, rules: {}, newer, conflicts: {}, isIgnored: false });
  if (Object.keys(plan.toThem).length > 0) {
    for (const { field, value } of lostThere(plan)) world.kept.push({ item: job.item, field, value });
    link.ledger = world.engine.noteMeeting(link.ledger, plan, ours, theirs);
  }
  let answer = { fields: theirs, version };
  if (Object.keys(plan.toThem).length > 0) {
    yield;
    // What was written over there between our reading and our writing is replaced unseen: platforms have no lock for that.
    for (const field of Object.keys(plan.toThem))
      if (hashOf(copy.fields[field]) !== hashOf(theirs[field])) world.unseen.push(copy.fields[field]);
    if (!isEqual(plan.toThem, copy.fields)) {
      changeThere(world, platform, copy, plan.toThem);
      platform.writes++;
    }
    answer = { fields: copy.fields, version: copy.version };
    yield;
  }
  const shown = { ...theirs, ...pick(answer.fields, plan.toThem) };
  const isMoved = !isEqual(ours, item.fields);
  if (!isMoved) {
    for (const { field, value, side } of plan.overruled)
      if (side === "ours") world.kept.push({ item: job.item, field, value });
    if (Object.keys(plan.toUs).length > 0) changeHere(world, job.item, pick(shown, plan.toUs));
  }
  const standing = { ours: isMoved ? null : item.fields, sent: ours, theirs: shown };
  Object.assign(link, world.engine.recordMeeting(link, plan, standing), {
    version: answer.version,
    updatedAt: world.now,
  });
  if (isMoved || !isEqual(answer.fields, shown)) enqueue(world, { ...job, changed: "there" });
}

function* createCopy(
  world: World,
  job: Job & { readonly kind: "compare" },
  ours: Side,
  known: Link | undefined,
): Running {
  const platform = platformOf(world, job);
  const { recordSides, recordBases } = world.engine;
  const names = Object.keys(ours);
  const sent = { ledger: recordSides({}, ours, ours, names), bases: recordBases({}, ours, names) };
  const intent = `i${++world.ids}`;
  const link: Link = known ?? { intent, copyId: null, ...sent, version: 0, updatedAt: world.now, isTakenThere: true };
  platform.links.set(job.item, link);
  if (known) {
    yield;
    const found = [...platform.copies].find(([, copy]) => copy.intent === link.intent);
    yield;
    if (found) {
      Object.assign(link, { copyId: found[0], version: found[1].version, updatedAt: world.now });
      enqueue(world, { kind: "order", platform: job.platform, changed: "here" });
      return enqueue(world, { ...job, changed: "there" });
    }
    Object.assign(link, sent);
  }
  yield;
  const copyId = createThere(world, platform, ours, link.intent);
  const { version, fields } = platform.copies.get(copyId) as Copy;
  platform.writes++;
  yield;
  Object.assign(link, { copyId, version, updatedAt: world.now, ledger: recordSides({}, ours, fields, names) });
  enqueue(world, { kind: "order", platform: job.platform, changed: "here" });
  enqueue(world, { ...job, changed: "here" });
}

function* takeItem(world: World, job: Job & { readonly kind: "take" }): Running {
  const platform = platformOf(world, job);
  const known = () => [...platform.links].find(([, { copyId }]) => copyId === job.copyId)?.[0];
  const item = known();
  if (item !== undefined) return enqueue(world, { kind: "compare", platform: job.platform, item, changed: "there" });
  for (const { intent, copyId } of [...platform.links.values()]) {
    if (copyId !== null) continue;
    yield;
    if (platform.copies.get(job.copyId)?.intent === intent) return;
  }
  yield;
  const { fields, version } = platform.copies.get(job.copyId) as Copy;
  yield;
  if (known() !== undefined) return;
  const names = Object.keys(fields);
  const { recordSides, recordBases } = world.engine;
  const records = { ledger: recordSides({}, fields, fields, names), bases: recordBases({}, fields, names) };
  const id = createHere(world, fields);
  const link: Link = { intent: "", copyId: job.copyId, ...records, version, updatedAt: world.now, isTakenThere: false };
  platform.links.set(id, link);
  enqueue(world, { kind: "order", platform: job.platform, changed: "there" });
}

function* compareOrder(world: World, job: Job): Running {
  const platform = platformOf(world, job);
  yield;
  const [shown, version] = [platform.order, platform.orderVersion];
  yield;
  const read = readOrders(world, platform, shown);
  const wins = job.changed === "here" ? "ours" : "theirs";
  const wanted = world.engine.mergeOrders({ base: platform.baseOrder, ...read, wins });
  for (const { id, after } of world.engine.planMoves(read.theirs, wanted)) {
    const copyOf = (item: string) => platform.links.get(Number(item))?.copyId ?? "";
    yield;
    platform.order = move(platform.order, copyOf(id), after === null ? null : copyOf(after));
    platform.orderVersion++;
    yield;
  }
  const now = readOrders(world, platform, shown);
  if (now.ours.join() !== read.ours.join()) return enqueue(world, { ...job, changed: "here" });
  const moves = world.engine.planMoves(read.ours, wanted);
  for (const { id, after } of moves) world.order = move(world.order, id, after);
  platform.baseOrder = wanted;
  platform.orderSeen = version;
  if (moves.length > 0)
    for (const other of world.platforms.keys())
      if (other !== job.platform) enqueue(world, { kind: "order", platform: other, changed: "here" });
}

/** The items that stand on both sides, in the order of each. */
function readOrders({ order }: World, { links }: Platform, shown: readonly string[]) {
  const itemOf = new Map([...links].map(([item, { copyId }]) => [copyId, String(item)]));
  const theirs = shown.flatMap((copyId) => itemOf.get(copyId) ?? []);
  const isThere = new Set(theirs);
  const takenThere = new Set([...links].filter(([, link]) => link.isTakenThere).map(([item]) => String(item)));
  return { ours: order.filter((id) => isThere.has(id)), theirs, takenThere };
}
