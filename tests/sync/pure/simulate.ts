/** Tells a story in the virtual world: edits, hints that come late, twice or never, failing calls, deaths, and then quiet. */
import { createPlanted, type Planted } from "../proof/planted.ts";
import { type Engine, engine, hashOf, type Side } from "./engine.ts";
import { begin, type Running } from "./jobs.ts";
import {
  changeHere,
  changeThere,
  createHere,
  createThere,
  createWorld,
  enqueue,
  type Job,
  move,
  type World,
} from "./world.ts";

export interface PureStory {
  readonly edits: number;
  readonly changes: number;
  readonly writes: number;
  readonly violations: readonly string[];
}

interface Telling {
  readonly world: World;
  readonly planted: Planted;
  readonly running: { readonly job: Job; readonly steps: Running }[];
  readonly hints: Job[];
  readonly changes: number[];
  /** The sides that edited a field of an item; by both. */
  readonly touched: Map<string, Set<number>>;
}

export function simulate(seed: number, edits: number, parts: Engine = engine): PureStory {
  const { random } = createWorld(parts, seed, []);
  const skews = Array.from(
    { length: 1 + random.below(3) },
    () => [0, 0, -90_000, 40_000, 3_600_000][random.below(5)] ?? 0,
  );
  const world = createWorld(parts, seed + 1, skews);
  const telling = {
    world,
    planted: createPlanted(),
    running: [],
    hints: [],
    changes: [0, ...skews.map(() => 0)],
    touched: new Map(),
  };
  for (let done = 0; done < edits; done++) {
    edit(telling);
    for (let step = world.random.below(world.random.oneIn(3) ? 40 : 4); step > 0; step--) goOn(telling, true);
  }
  comeToRest(telling);
  const changes = telling.changes.reduce((sum, count) => sum + count);
  const writes = world.platforms.reduce((sum, platform) => sum + platform.writes, 0);
  return { edits, changes, writes, violations: findViolations(telling) };
}

const others = ["labels", "due", "list", "archived"] as const;

function edit({ world, planted, hints, changes, touched }: Telling): void {
  const { random, platforms } = world;
  world.now += random.below(20_000);
  const place = random.below(platforms.length + 1);
  changes[place] = (changes[place] ?? 0) + 1;
  const platform = platforms[place - 1];
  const told = (job: Job) => {
    for (let copy = random.below(3); copy > 0; copy--) hints.push(job);
  };
  const ids = platform ? [...platform.copies.keys()] : [...world.items.keys()];
  const id = ids[random.below(ids.length)];
  if (id === undefined || random.oneIn(10)) {
    const fields = { title: planted.plant("title"), body: "", labels: [], due: null, list: 0, archived: false };
    if (!platform) {
      createHere(world, fields);
      return;
    }
    const copyId = createThere(world, platform, fields, null);
    told({ kind: "take", platform: place - 1, copyId, changed: "there" });
    return;
  }
  if (random.oneIn(10)) {
    moveOne(world, place, String(id), told);
    return;
  }
  const copy = platform?.copies.get(String(id));
  const now = (copy ?? world.items.get(Number(id)))?.fields ?? {};
  const fields = changeOne(world, planted, now);
  for (const field of Object.keys(fields)) touch(touched, `${place}:${id}:${field}`, place);
  if (platform && copy) changeThere(world, platform, copy, fields);
  else changeHere(world, Number(id), fields);
  if (platform) told({ kind: "take", platform: place - 1, copyId: String(id), changed: "there" });
}

function touch(touched: Telling["touched"], key: string, place: number): void {
  touched.set(key, (touched.get(key) ?? new Set()).add(place));
}

function changeOne({ random }: World, planted: Planted, now: Side): Side {
  const kind = random.below(6);
  if (kind === 0) {
    planted.remove(String(now.title), "another title");
    return { title: planted.plant("title") };
  }
  if (kind === 1 || kind === 2) {
    const lines = String(now.body).split("\n");
    // Added at its beginning or its end, so that the edits of two people may be merged; or written anew.
    const isAnew = random.oneIn(3);
    if (isAnew) planted.remove(String(now.body), "another body");
    const word = planted.plant("body");
    if (isAnew) return { body: word };
    return { body: (random.oneIn(2) ? [word, ...lines] : [...lines, word]).join("\n") };
  }
  const field = others[random.below(others.length)] ?? "labels";
  return { [field]: field === "archived" ? random.oneIn(2) : random.below(4) };
}

function moveOne(world: World, place: number, id: string, told: (job: Job) => void): void {
  const platform = world.platforms[place - 1];
  const order = platform ? platform.order : world.order;
  const after = world.random.oneIn(3)
    ? null
    : (order.filter((other) => other !== id)[world.random.below(order.length - 1)] ?? null);
  const moved = move(order, id, after);
  if (platform) {
    Object.assign(platform, { order: moved, orderVersion: platform.orderVersion + 1 });
    told({ kind: "order", platform: place - 1, changed: "there" });
  } else {
    world.order = moved;
    for (const other of world.platforms.keys()) enqueue(world, { kind: "order", platform: other, changed: "here" });
  }
}

/** One step of one job, or a hint arrives; now and then a call fails, an answer is lost, or our process dies. */
function goOn(telling: Telling, mayFail: boolean): boolean {
  const { world, running, hints } = telling;
  const { random, queue } = world;
  world.now += random.below(400);
  if (mayFail && random.oneIn(150)) {
    for (const { job } of running.splice(0)) enqueue(world, job);
    return true;
  }
  if (hints.length > 0 && random.oneIn(4)) {
    enqueue(world, hints.splice(random.below(hints.length), 1)[0] as Job);
    return true;
  }
  const ready = [...queue].filter(([, job]) => !running.some((other) => isHeld(world, other.job, job))).slice(0, 8);
  if (ready.length + running.length === 0) return false;
  const choice = random.below(ready.length + running.length * 2);
  const [key, job] = ready[choice] ?? [];
  if (key !== undefined && job) {
    queue.delete(key);
    running.push({ job, steps: begin(world, job) });
  } else {
    const index = (choice - ready.length) % running.length;
    const { job: at, steps } = running[index] as Telling["running"][number];
    if (mayFail && random.oneIn(25)) {
      running.splice(index, 1);
      enqueue(world, at);
    } else if (steps.next().done) running.splice(index, 1);
  }
  return true;
}

/** Jobs of one item run one after the other, and so do those of one list. */
function isHeld({ engine: { keepsOrder } }: World, running: Job, job: Job): boolean {
  if (!keepsOrder) return false;
  if (running.kind === "compare" && job.kind === "compare") return running.item === job.item;
  if (running.platform !== job.platform || running.kind !== job.kind) return false;
  return job.kind === "order" || (job.kind === "take" && running.kind === "take" && job.copyId === running.copyId);
}

function comeToRest(telling: Telling): void {
  const { world } = telling;
  for (let round = 0; round < 3; round++) {
    while (goOn(telling, false));
    world.now += 80 * 60_000;
    if (world.engine.reconciles) reconcile(world);
    while (goOn(telling, false));
  }
}

/** What changed over there since it was last seen, and here since the copy was last looked at. */
function reconcile(world: World): void {
  for (const [index, platform] of world.platforms.entries()) {
    const links = new Map([...platform.links].map(([item, link]) => [link.copyId, { item, link }]));
    for (const [copyId, { version }] of platform.copies) {
      const known = links.get(copyId);
      if (known?.link.version !== version) enqueue(world, { kind: "take", platform: index, copyId, changed: "there" });
    }
    for (const [item, { updatedAt }] of world.items)
      if ((platform.links.get(item)?.updatedAt ?? -1) < updatedAt)
        enqueue(world, { kind: "compare", platform: index, item, changed: "here" });
    if (platform.orderSeen !== platform.orderVersion)
      enqueue(world, { kind: "order", platform: index, changed: "there" });
  }
}

function findViolations(telling: Telling): string[] {
  const { world, planted, changes } = telling;
  const violations: string[] = [];
  for (const [index, platform] of world.platforms.entries()) {
    const name = `platform ${index + 1}`;
    if (platform.copies.size !== world.items.size)
      violations.push(`${name} shows ${platform.copies.size} of ${world.items.size} items`);
    for (const [id, { fields }] of world.items) {
      const copy = platform.copies.get(platform.links.get(id)?.copyId ?? "");
      if (hashOf(copy?.fields) !== hashOf(fields))
        violations.push(`item ${id} is ${JSON.stringify(fields)} here, ${JSON.stringify(copy?.fields)} on ${name}`);
    }
    const shown = platform.order
      .map((copyId) => [...platform.links].find(([, link]) => link.copyId === copyId)?.[0])
      .join();
    if (shown !== world.order.join()) violations.push(`the order is ${world.order} here, ${shown} on ${name}`);
    const elsewhere = changes.reduce((sum, count, place) => (place === index + 1 ? sum : sum + count), 0);
    if (platform.writes > elsewhere)
      violations.push(`${platform.writes} writes on ${name} for ${elsewhere} changes elsewhere`);
  }
  const standing = JSON.stringify([...world.items.values()]);
  const kept = JSON.stringify([world.kept, world.unseen]);
  for (const { word, removedBy, where } of planted.words.values())
    if (removedBy === null && !standing.includes(word) && !kept.includes(word))
      violations.push(`the ${where} ${word} is lost`);
  return [...violations, ...findNeedlessOverrulings(telling)];
}

/** A value gives way only where two sides wrote into the same field. */
function findNeedlessOverrulings({ world, touched }: Telling): string[] {
  return world.kept.flatMap(({ item, field }) => {
    const ids = world.platforms.map(({ links }, index) => `${index + 1}:${links.get(item)?.copyId}`);
    const writers = [`0:${item}`, ...ids].flatMap((id) => [...(touched.get(`${id}:${field}`) ?? [])]);
    return new Set(writers).size > 1 ? [] : [`${field} of item ${item} was overruled although one side alone wrote it`];
  });
}
