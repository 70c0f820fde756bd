/** The way of a change from one board on the simulated Trello to another that shows the same items, through a real server of its own. */
import { setTimeout as wait } from "node:timers/promises";
import type { Board } from "@eureka/contracts/board";
import { startTrello, type Trello } from "@eureka/simulators/trello";
import { type Caller, createCaller } from "../../scripts/sandbox/create-caller.ts";
import { atMostTimes, type BenchRow, below } from "./rig/bench-row.ts";
import { openBenchSite } from "./rig/bench-site.ts";
import { quantile } from "./rig/statistics.ts";

/** What each call of a platform takes. */
const platformMilliseconds = 20;
const links = 100;
/** One after the other, each when the one before has arrived. */
const singleChanges = 60;
const warmUps = 200;
const rate = 50;
const seconds = 30;
const patienceMilliseconds = 120_000;

interface Stage {
  readonly trello: Trello;
  readonly person: ReturnType<Trello["as"]>;
  readonly pairs: readonly Pair[];
  changes: number;
}

/** Two cards on two boards that are one item here. */
interface Pair {
  readonly changed: string;
  readonly followed: string;
}

export async function benchSync(): Promise<BenchRow[]> {
  const site = await openBenchSite({ environment: { EUREKA_CONNECTOR_ALLOW_PRIVATE: "true" } });
  const trello = await startTrello();
  try {
    const [organization] = await site.makeOrganizations(1);
    if (!organization) throw new Error("no organization was made");
    const call = createCaller(`http://127.0.0.1:${site.port}`, organization.apiKey);
    const person = trello.as(trello.addMember("Tess Trello"));
    const stage: Stage = { trello, person, pairs: await linkBoards(call, trello, person), changes: 0 };
    trello.faults.slowDown(platformMilliseconds);
    await changeAtRate(stage, warmUps);
    const single: number[] = [];
    for (let index = 0; index < singleChanges; index++) single.push(await change(stage));
    const lags = await changeAtRate(stage, rate * seconds);
    const third = Math.floor(lags.length / 3);
    const [first, last] = [lags.slice(0, third), lags.slice(-third)].map((part) => quantile(part, 0.95));
    const path = "a change on one board of Trello to another, platforms answering in 20 ms";
    return [
      below({ name: `${path}: p95`, figure: quantile(single, 0.95), unit: "ms" }, 1_500),
      // Several changes of one card that wait become one: what matters is that the wait does not become longer and longer.
      atMostTimes(
        {
          name: `the same at ${rate} changes/s over ${links} links: p95 of the last ${seconds / 3} s of ${seconds}, against the first`,
          figure: last ?? Number.POSITIVE_INFINITY,
          unit: "ms",
        },
        first ?? 0,
        1.5,
      ),
    ];
  } finally {
    await site.close();
    await trello.close();
  }
}

/** Each link has two boards of Trello as its sides, with one item on both. */
async function linkBoards(call: Caller, trello: Trello, person: Stage["person"]): Promise<Pair[]> {
  const bot = trello.addMember("Eureka Robot");
  const { token } = trello.issueToken(bot, { scopes: ["read", "write"] });
  const { id: connectionId } = await call<{ id: string }>("POST", "/connections", {
    connector: "trello",
    settings: { baseUrl: trello.url },
    secrets: { key: trello.app.key, token, secret: trello.app.secret },
  });
  const connect = async (name: string) => {
    const { id: platformBoardId } = person.createBoard(name, { defaultLists: false });
    const list = person.createList(platformBoardId, "To do");
    person.addToBoard(platformBoardId, bot.id);
    const { boardId } = await call<{ boardId: string }>("POST", "/connected-boards", { connectionId, platformBoardId });
    return { platformBoardId, listId: list.id, boardId };
  };
  const pairs: Pair[] = [];
  for (let index = 0; index < links; index++) {
    const sides = [await connect(`Left ${index}`), await connect(`Right ${index}`)] as const;
    const lists = await Promise.all(sides.map(({ boardId }) => listOf(call, boardId)));
    await call("POST", "/board-links", { sides: sides.map(({ boardId }) => ({ boardId })), lanes: [lists] });
    const card = person.createCard(sides[0].listId, "Change 0");
    const copy = await waitFor(() =>
      [...trello.world.cards.values()].find(({ idBoard }) => idBoard === sides[1].platformBoardId),
    );
    pairs.push({ changed: card.id, followed: copy.id });
  }
  return pairs;
}

/** The list of a board here, as soon as it was read from the platform. */
async function listOf(call: Caller, boardId: string): Promise<string> {
  for (let attempt = 0; attempt < 200; attempt++) {
    const { lists } = await call<Board>("GET", `/boards/${boardId}`);
    const list = lists.find(({ name }) => name === "To do");
    if (list) return list.id;
    await wait(50);
  }
  throw new Error("the lists of a board were not read");
}

/** Milliseconds of each change, in the order in which they were due and from then on. */
async function changeAtRate(stage: Stage, changes: number): Promise<number[]> {
  const began = performance.now();
  const lags: Promise<number>[] = [];
  for (let index = 0; index < changes; index++) {
    const due = began + (index * 1_000) / rate;
    await wait(Math.max(0, due - performance.now()));
    lags.push(change(stage, due));
  }
  return Promise.all(lags);
}

/** Each change has a number, so that a later one of the same card, which overtakes it, counts as its arrival too. */
async function change(stage: Stage, began = performance.now()): Promise<number> {
  const { trello, person, pairs } = stage;
  const number = ++stage.changes;
  const { changed, followed } = pairs[number % pairs.length] as Pair;
  person.editCard(changed, { name: `Change ${number}` });
  const shown = () => Number(trello.world.card(followed).name.split(" ")[1]);
  await waitFor(() => (shown() >= number ? true : undefined));
  return performance.now() - began;
}

async function waitFor<Found>(find: () => Found | undefined): Promise<Found> {
  const began = performance.now();
  for (;;) {
    const found = find();
    if (found !== undefined) return found;
    if (performance.now() - began > patienceMilliseconds) throw new Error("what was waited for did not come");
    await wait(5);
  }
}

if (import.meta.main) console.table(await benchSync());
