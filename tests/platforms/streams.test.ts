/** How far an idea run is, streamed into its thread where the platform can: one message, whatever happens on the way. */
import type { IdeaRun } from "@eureka/contracts/idea-run";
import type { Page } from "@eureka/contracts/page";
import { type ModelServer, startModelServer } from "@eureka/simulators/models";
import { connectModel } from "@eureka/testing/test-models";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type DiscordSide, openDiscord, openSlack, type SlackSide } from "./chat-side.ts";
import { openPlatformStage, openTeam, type PlatformStage, type PlatformTeam } from "./platform-stage.ts";

const stageNames = ["Looking for ideas", "Judging the ideas", "Improving the best", "Judging again"];

/** Called at each point at which a process may end. */
let onPoint: (point: string) => void = () => {};
let stage: PlatformStage;
let models: ModelServer;

beforeAll(async () => {
  stage = await openPlatformStage({ ports: { faults: { reach: (point) => onPoint(point) } } });
  models = await startModelServer();
});
beforeEach(() => {
  onPoint = () => {};
  // Each stage takes a moment, so that people have something to watch.
  models.setScript([{ does: { kind: "slow", milliseconds: 250, times: Number.POSITIVE_INFINITY } }]);
});
afterAll(async () => {
  await models.close();
  await stage.close();
});

/** Ends the process in words at the n-th time that it reaches a point. */
function breakAt(wanted: string, times = 1): () => boolean {
  let left = times;
  onPoint = (point) => {
    if (point !== wanted || left === 0 || --left > 0) return;
    throw new Error(`broken off at ${wanted}`);
  };
  return () => left === 0;
}

describe("in Slack", () => {
  let chat: SlackSide;
  let team: PlatformTeam;
  type Message = SlackSide["slack"]["state"]["messages"][number];

  beforeAll(async () => {
    chat = await openSlack(stage);
    team = await openTeam(stage, [chat]);
    await connectModel(team, models);
    const connection = await chat.install(team);
    await team.link(connection.id, chat.people.manager, team.manager);
    await team.settle();
    await chat.command(chat.people.manager, "/eureka idea shorter queues --top 2");
    await team.settle();
  });
  afterAll(() => chat.close());

  const all = () => chat.slack.state.messages.filter(({ channelId }) => channelId === chat.channelId);
  const shows = (message: Message, words: string) => JSON.stringify(message.blocks).includes(words);
  const runCards = () =>
    all().filter(({ threadTs, ...message }) => threadTs !== null && shows(message as Message, "Ideas: "));
  const runs = async () => (await team.run<Page<IdeaRun>>(team.admin, "idea_run.list", {})).data;

  /** Asks in a thread for ideas: presses below the first idea. Gives the run's message when all is done. */
  async function remix(): Promise<Message> {
    const before = new Set(all());
    const idea = all().find((message) => message.threadTs !== null && shows(message, "Remix"));
    await chat.slack.press(chat.people.manager, idea as Message, "Remix");
    await team.settle();
    const made = runCards().filter((message) => !before.has(message));
    expect(made).toHaveLength(1);
    expect((await runs())[0]?.state).toBe("succeeded");
    return made[0] as Message;
  }

  /** What stood in the stream before the finished message took its place, as Slack told the application. */
  function streamedText({ ts }: Message): string | null {
    const changes = chat.slack.deliveries
      .map(({ payload }) => payload.event as Record<string, Record<string, unknown>> | undefined)
      .filter((event) => event?.message?.ts === ts);
    return (changes[0]?.previous_message?.text as string | undefined) ?? null;
  }

  /** The message without what is different in every run. */
  const bare = ({ text, blocks, isStreaming, threadTs }: Message) =>
    JSON.stringify({ text, blocks, isStreaming, threadTs })
      .replace(/"block_id":"[\w-]{5}"/g, '"block_id":"a block"')
      .replace(/act_[\w-]+/g, "an action")
      .replace(/run_\w+/g, "a run")
      .replace(/\d+\.\d s/g, "a while");

  it("the stages come one after the other into one message, which ends as if it had been edited", async () => {
    const streamed = await remix();
    const text = streamedText(streamed) ?? "";
    const places = stageNames.map((name) => text.indexOf(name));
    expect(places).toEqual([...places].sort((one, other) => one - other));
    expect(places[0]).toBeGreaterThanOrEqual(0);
    expect(text.match(/Looking for ideas/g)).toHaveLength(1);
    expect(streamed).toMatchObject({ isStreaming: false, metadata: { event_type: "eureka_message" } });
    expect(chat.slack.counts.get("chat.startStream")).toBe(1);
    expect(chat.slack.counts.get("chat.stopStream")).toBe(1);

    // The same once more, where the platform wants no stream.
    chat.slack.faults.answerNext({ status: 200, body: { ok: false, error: "channel_type_not_supported" } });
    const edited = await remix();
    expect(streamedText(edited)).not.toContain("Looking for ideas (");
    expect(bare(edited)).toBe(bare(streamed));
  });

  it("can be ended from the stream", async () => {
    models.setScript([{ when: { schema: "review" }, does: { kind: "hang", times: Number.POSITIVE_INFINITY } }]);
    const services = stage.application.services.filter(({ name }) => name === "runs.cancellations");
    const stops = await Promise.all(services.map((service) => service.start(stage.application)));
    const before = new Set(all());
    const idea = all().find((message) => message.threadTs !== null && shows(message, "Remix"));
    await chat.slack.press(chat.people.manager, idea as Message, "Remix");
    const working = team.settle();
    const growing = await waitFor(() =>
      all().find(
        (message) => !before.has(message) && message.isStreaming && message.text.includes("Judging the ideas"),
      ),
    );
    await chat.slack.press(chat.people.manager, growing, "Cancel");
    await working;
    await team.settle();
    expect((await runs())[0]?.state).toBe("cancelled");
    expect(growing).toMatchObject({ isStreaming: false });
    expect(shows(growing, "Cancel")).toBe(false);
    await Promise.all(stops.map((stop) => stop()));
  });

  it.each([
    ["before its beginning", "deliver.before-send", 1],
    ["behind its beginning", "deliver.after-send", 1],
    ["before a line", "deliver.before-send", 2],
    ["behind a line", "deliver.after-send", 2],
  ])("a worker that dies %s leaves one message, which the next worker finishes", async (_when, point, times) => {
    const reference = bare(await remix());
    const begun = chat.slack.counts.get("chat.startStream") ?? 0;
    const wasReached = breakAt(point, times);
    expect(bare(await remix())).toBe(reference);
    expect(wasReached()).toBe(true);
    expect(chat.slack.counts.get("chat.startStream")).toBeLessThanOrEqual(begun + 1);
  });

  it("an answer that is lost leaves one message too", async () => {
    const reference = bare(await remix());
    chat.slack.faults.loseNextAnswer();
    expect(bare(await remix())).toBe(reference);
  });

  it("goes on by edits when Slack has ended the stream by itself", async () => {
    const reference = bare(await remix());
    let isOver = false;
    onPoint = (point) => {
      const growing = all().find(({ isStreaming }) => isStreaming);
      if (point !== "deliver.before-send" || !growing || isOver) return;
      isOver = true;
      chat.slack.advance(6 * 60_000);
    };
    const message = await remix();
    expect(isOver).toBe(true);
    expect(bare(message)).toBe(reference);
  });

  it("waits with its lines while Slack wants fewer calls, and does not give the stream up", async () => {
    const reference = bare(await remix());
    const before = chat.slack.counts.get("chat.stopStream");
    let isRefused = false;
    onPoint = (point) => {
      if (point !== "deliver.before-send" || isRefused || !all().some(({ isStreaming }) => isStreaming)) return;
      isRefused = true;
      const headers = { "retry-after": "1" };
      chat.slack.faults.answerNext({ status: 429, headers, body: { ok: false, error: "ratelimited" } });
    };
    expect(bare(await remix())).toBe(reference);
    expect(isRefused).toBe(true);
    expect(chat.slack.counts.get("chat.stopStream")).toBe((before ?? 0) + 1);
  });

  it("breaks no rule of Slack", () => {
    expect(chat.violations()).toEqual([]);
  });
});

describe("in Discord, which has no streams", () => {
  let chat: DiscordSide;
  let team: PlatformTeam;

  beforeAll(async () => {
    chat = await openDiscord(stage);
    team = await openTeam(stage, [chat]);
    await connectModel(team, models);
    const connection = await chat.install(team);
    await team.link(connection.id, chat.people.manager, team.manager);
    await team.settle();
  });
  afterAll(() => chat.close());

  it("the card is posted once and edited", async () => {
    await chat.command(chat.people.manager, "/eureka idea shorter queues");
    await team.settle();
    const cards = chat.messages().filter(({ isOurs, text }) => isOurs && text.includes("Ideas: shorter queues"));
    expect(cards).toHaveLength(1);
    expect(cards[0]?.text).not.toContain("so far");
    expect(chat.violations()).toEqual([]);
  });
});

async function waitFor<Found>(look: () => Found | undefined): Promise<Found> {
  for (;;) {
    const found = look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
