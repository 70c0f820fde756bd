/** One scenario in the built-in chat, in Slack and in Discord: a connector leaves nothing of its platform in the universal events but ids and times. */
import type { UniversalEvent, UniversalEventType } from "@eureka/contracts/universal-event";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openPlatformStage, type PlatformStage } from "./platform-stage.ts";
import { openBuiltInSide, openDiscordSide, openSlackSide, type Said, type UniversalSide } from "./universal-side.ts";

/** What is the platform's own in an event: its ids, its names and addresses of people and places, and its times. All of it is removed. */
const ofThePlatform: ReadonlySet<string> = new Set([
  "platform",
  "platformWorkspaceId",
  "deliveryId",
  "platformChannelId",
  "platformThreadId",
  "platformMessageId",
  "platformUserId",
  "displayName",
  "name",
  "kind",
  "permalink",
  "replyHandle",
  "actionId",
  "formId",
  "occurredAt",
  "postedAt",
]);

const open = { "built-in": openBuiltInSide, slack: openSlackSide, discord: openDiscordSide } as const;
type Platform = keyof typeof open;
const platforms = Object.keys(open) as Platform[];

interface Gap {
  readonly platform: Platform;
  readonly type: UniversalEventType;
  /** Only in this step. */
  readonly step?: string;
  /** Keys in which its event differs; without them it has no such event at all. */
  readonly keys?: readonly string[];
  readonly why: string;
}

/** What one of the platforms cannot tell. */
const gaps: readonly Gap[] = [
  { platform: "built-in", type: "installed", why: "it is Eureka itself, which nobody installs" },
  { platform: "built-in", type: "uninstalled", why: "it is Eureka itself" },
  { platform: "built-in", type: "token.revoked", why: "it has no token" },
  { platform: "slack", type: "installed", why: "consent tells us, and Slack sends nothing besides" },
  { platform: "discord", type: "token.revoked", why: "Discord tells nobody that the token of a bot was changed" },
  {
    platform: "discord",
    type: "membership.changed",
    keys: ["channel"],
    why: "a channel of Discord has no members: whoever comes into the guild is in all of its channels",
  },
  {
    platform: "built-in",
    type: "membership.changed",
    step: "membership of the workspace",
    why: "members of the organization are no matter of the chat",
  },
  { platform: "built-in", type: "command.invoked", keys: ["message"], why: "a command is typed as a message there" },
  { platform: "built-in", type: "message.deleted", keys: ["actor"], why: "the others do not say who it was" },
];

interface Memory {
  question?: Said;
  answer?: Said;
}

type Step = readonly [name: string, play: (side: UniversalSide, memory: Memory) => Promise<void> | undefined];

const scenario: readonly Step[] = [
  ["installed", (side) => side.install()],
  ["membership of the workspace", (side) => side.enter?.()],
  ["membership: left", (side) => side.move("sue", "leaves")],
  ["membership: joined", (side) => side.move("sue", "joins")],
  [
    "posted",
    async (side, memory) => {
      memory.question = await side.say("mona", "The **checkout** is down: https://status.example/1");
    },
  ],
  [
    "posted in a thread",
    async (side, memory) => {
      memory.answer = await side.say("vic", "Since noon", memory.question);
    },
  ],
  ["edited", (side, { answer }) => answer && side.edit("vic", answer, "Since eleven 🕚 & counting")],
  ["reaction", (side, { question }) => question && side.react("vic", question, "white_check_mark", "add")],
  [
    "reaction taken back",
    (side, { question }) => question && side.react("vic", question, "white_check_mark", "remove"),
  ],
  ["deleted", (side, { answer }) => answer && side.remove("vic", answer)],
  ["slash command", (side) => side.command("vic", "/eureka new Fix the checkout, urgent")],
  ["action: a button", (side) => side.press("mona", "Fix the checkout", "Assign to me")],
  ["action: a choice", (side) => side.choose("mona", "Fix the checkout", "Move to", "Doing")],
  [
    "slash command that needs approval",
    async (side) => {
      const { run, admin, workspaceId } = side.team;
      const [board] = (await run<{ data: { id: string }[] }>(admin, "board.list", { workspaceId })).data;
      await run(admin, "board.update", { id: board?.id, creationPolicy: "approval" });
      await side.command("vic", "/eureka new Order cake");
    },
  ],
  ["action that opens a form", (side) => side.press("mona", "Order cake", "Edit")],
  ["form", (side) => side.fill("mona", { title: "Order a big cake" })],
  ["uninstalled and its token revoked", (side) => side.uninstall?.()],
];

/** What people cause: what programs say is passed over before anything is done with it. */
function isOfPeople(event: UniversalEvent): boolean {
  if ("actor" in event && event.actor) return !event.actor.isBot;
  if ("message" in event && event.message) return !event.message.author.isBot;
  return !("person" in event && event.person.isBot);
}

const isObject = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** As canonical JSON without what is the platform's own; ids of ours, which are new in each organization, look all the same. */
function bare(event: UniversalEvent, without: ReadonlySet<string>): string {
  const canonical = JSON.stringify(event, (key, value: unknown) => {
    if (ofThePlatform.has(key) || without.has(key)) return undefined;
    return isObject(value)
      ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
      : value;
  });
  return canonical.replace(/\b[a-z]{2,4}_[0-9a-hjkmnp-tv-z]{26}\b/g, "an id of ours");
}

/** Who and what an event is about, by the order in which it came up: that the ids mean the same, whatever they look like. */
function relationsOf(events: readonly UniversalEvent[]): string[] {
  const known = new Map<string, string>();
  const numberOf = (id: string) => {
    if (!known.has(id)) known.set(id, `thing ${known.size}`);
    return known.get(id);
  };
  const wanted = ["platformChannelId", "platformMessageId", "platformThreadId", "platformUserId"];
  return events.map((event) => {
    const found: string[] = [];
    JSON.stringify(event, (key, value: unknown) => {
      if (wanted.includes(key) && typeof value === "string") found.push(`${key} ${numberOf(value)}`);
      return value;
    });
    return `${event.type}: ${found.join(", ")}`;
  });
}

describe("the same scenario on every chat", () => {
  let stage: PlatformStage;
  const heard: UniversalEvent[] = [];
  const told = {} as Record<Platform, Map<string, readonly UniversalEvent[]>>;

  async function play(side: UniversalSide): Promise<Map<string, readonly UniversalEvent[]>> {
    const steps = new Map<string, readonly UniversalEvent[]>();
    const memory: Memory = {};
    for (const [name, run] of scenario) {
      heard.length = 0;
      await run(side, memory);
      await side.team.settle();
      // A delivery is read when it comes, and again when it is worked on.
      const once = new Map(heard.map((event) => [`${event.deliveryId}/${event.deliveryPart}`, event]));
      steps.set(name, [...once.values()].filter(isOfPeople));
    }
    return steps;
  }

  beforeAll(async () => {
    stage = await openPlatformStage({ heard: (event) => heard.push(event) });
    for (const platform of platforms) {
      const side = await open[platform](stage);
      told[platform] = await play(side);
      expect(side.violations()).toEqual([]);
      await side.close();
    }
  });
  afterAll(() => stage.close());

  it.each(scenario.map(([name]) => name))("%s", (step) => {
    const all = platforms.flatMap((platform) => told[platform].get(step) ?? []);
    expect(all).not.toEqual([]);
    for (const type of new Set(all.map((event) => event.type))) {
      const here = gaps.filter((gap) => gap.type === type && (gap.step ?? step) === step);
      const silent = here.filter(({ keys }) => keys === undefined).map(({ platform }) => platform);
      const without = new Set(here.flatMap(({ keys = [] }) => keys));
      const said = platforms.map((platform) => {
        const events = (told[platform].get(step) ?? []).filter((event) => event.type === type);
        return [platform, events.map((event) => bare(event, without))] as const;
      });
      const speaking = said.filter(([platform]) => !silent.includes(platform));
      const [[, first] = ["", []]] = speaking;
      expect(first).toHaveLength(1);
      expect(said).toEqual(said.map(([platform]) => [platform, silent.includes(platform) ? [] : first]));
    }
  });

  it("names the same people, messages and threads", () => {
    // Only what all three tell in the same form.
    const steps = ["posted", "posted in a thread", "edited", "reaction", "reaction taken back"];
    const relations = platforms.map((platform) => relationsOf(steps.flatMap((step) => told[platform].get(step) ?? [])));
    expect(relations[1]).toEqual(relations[0]);
    expect(relations[2]).toEqual(relations[0]);
  });

  it("tells all of the kinds of events that people cause in a chat", () => {
    const types = new Set(platforms.flatMap((platform) => [...told[platform].values()].flat().map(({ type }) => type)));
    expect([...types].sort()).toEqual([
      "action.invoked",
      "command.invoked",
      "form.submitted",
      "installed",
      "membership.changed",
      "message.deleted",
      "message.edited",
      "message.posted",
      "reaction.added",
      "reaction.removed",
      "token.revoked",
      "uninstalled",
    ]);
  });

  it("names no gap that there is none of", () => {
    for (const { platform, type, step, keys } of gaps) {
      const steps = step === undefined ? scenario.map(([name]) => name) : [step];
      const eventsOf = (one: Platform) =>
        steps.flatMap((name) => told[one].get(name) ?? []).filter((event) => event.type === type);
      if (!keys) expect(eventsOf(platform)).toEqual([]);
      for (const key of keys ?? []) {
        const has = platforms.map((one) => [one, eventsOf(one).some((event) => key in event)] as const);
        const mine = has.find(([one]) => one === platform)?.[1];
        expect(has.filter(([one]) => one !== platform).every(([, other]) => other !== mine)).toBe(true);
      }
    }
  });
});
