/** `eureka ideas` as it is installed: in its own process, alone and with a server. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";
import type { Bookmark } from "@eureka/contracts/bookmark";
import type { IdeaRun } from "@eureka/contracts/idea-run";
import { type ModelServer, startModelServer } from "@eureka/simulators/models";
import { workOff } from "@eureka/testing/work-off";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Ended, eurekaBin, runEureka } from "./run-eureka.ts";
import { startTestApi, type TestApi } from "./start-test-api.ts";

const topic = "Shorter queues at the bakery";
let models: ModelServer;
let folder: string;

beforeAll(async () => {
  models = await startModelServer();
});
afterAll(() => models.close());

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "eureka-ideas-"));
  models.setScript([]);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const withModel = () => ({ EUREKA_MODEL_URL: models.openaiUrl, EUREKA_MODEL_NAME: "scripted-model" });

function eureka(line: readonly string[], environment: Record<string, string> = {}): Promise<Ended> {
  const home = { HOME: folder, XDG_CONFIG_HOME: join(folder, "config") };
  return runEureka(line, { environment: { ...home, ...environment }, directory: folder });
}

/** Begins a run that no answer ends, and presses Ctrl-C when the model was asked to review. */
async function interrupt(line: readonly string[], environment: Record<string, string>, isReady: () => boolean) {
  const env = { PATH: process.env.PATH ?? "", HOME: folder, ...environment };
  const child = spawn(process.execPath, [eurekaBin, ...line], { cwd: folder, env, stdio: ["ignore", "pipe", "pipe"] });
  const ended = Promise.all([once(child, "close"), text(child.stdout), text(child.stderr)]);
  await expect.poll(isReady, { timeout: 25_000 }).toBe(true);
  child.kill("SIGINT");
  const [[code], output, notes] = await ended;
  return { code, output, notes } as Ended;
}

const hangs = { when: { schema: "review" }, does: { kind: "hang", times: Number.POSITIVE_INFINITY } } as const;
const isReviewing = (since: number) => () =>
  models.calls.slice(since).some(({ schemaName }) => schemaName === "review");

describe("alone", () => {
  it("saves into one file from several processes at once, and none loses what another one saved", async () => {
    const save = (number: number) =>
      eureka(["ideas", `${topic} ${number}`, "--ideas", "4", "--bookmark-results", "--output-format", "summary"]);
    const ended = await Promise.all([1, 2, 3].map(save));
    expect(ended.map(({ code }) => code)).toEqual([0, 0, 0]);
    const saved = JSON.parse(readFileSync(join(folder, "bookmarks.json"), "utf8")) as Record<string, { theme: string }>;
    const themes = Map.groupBy(Object.values(saved), ({ theme }) => theme);
    expect([...themes.values()].map(({ length }) => length)).toEqual([4, 4, 4]);
    expect(readdirSync(folder)).toEqual(["bookmarks.json"]);
  });

  it("ends at Ctrl-C, cleanly and at once", async () => {
    models.setScript([hangs]);
    const since = models.calls.length;
    const ended = await interrupt(["ideas", topic, "--bookmark-results"], withModel(), isReviewing(since));
    expect(ended).toEqual({ code: 130, output: "", notes: "" });
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe("with a server", () => {
  let api: TestApi;
  let signedIn: Record<string, string>;

  beforeAll(async () => {
    api = await startTestApi();
    const home = mkdtempSync(join(tmpdir(), "eureka-home-"));
    const made = await runEureka(
      ["admin", "bootstrap", "--email=ann@example.com", "--organization=Acme", "--password-stdin", "--json"],
      {
        environment: { HOME: home, EUREKA_URL: api.url, EUREKA_SETUP_TOKEN: api.setupToken },
        directory: home,
        input: "a long phrase that only Ann knows",
      },
    );
    rmSync(home, { recursive: true });
    const { apiKey } = JSON.parse(made.output) as { apiKey: string };
    signedIn = { EUREKA_URL: api.url, EUREKA_API_KEY: apiKey };
  });
  afterAll(() => api?.stop());

  /** Does what a worker does until the promise is settled. */
  async function whileWorking<T>(promise: Promise<T>): Promise<T> {
    let isOver = false;
    const work = (async () => {
      while (!isOver) {
        await workOff(api);
        await wait(50);
      }
    })();
    try {
      return await promise;
    } finally {
      isOver = true;
      await work;
    }
  }

  const connect = () =>
    eureka(
      [
        "model-providers",
        "create",
        "--kind=openai_compatible",
        "--model=scripted-model",
        "--key=a-key-of-a-test",
      ].concat(["--base-url", models.openaiUrl, "--yes"]),
      signedIn,
    );

  it("lets rules answer there, and says that it did", async () => {
    const ended = await whileWorking(eureka(["ideas", topic, "--server"], signedIn));
    expect([ended.code, ended.notes]).toEqual([0, ""]);
    expect(ended.output).toMatch(/^Ideas: Shorter queues at the bakery\nBy rules, no model was asked/);
  });

  it("runs, follows the stages, saves, lists and removes there", async () => {
    expect((await connect()).code).toBe(0);
    const line = ["ideas", topic, "Saturdays", "--server", "--ideas=2", "--top=1", "--temperature=0.5", "--verbose"];
    const saving = ["--bookmark-results", "--bookmark-tags", "bakery", "morning", "--json"];
    const ended = await whileWorking(eureka([...line, ...saving], signedIn));
    expect(ended.code).toBe(0);
    const run = JSON.parse(ended.output) as IdeaRun;
    expect(run).toMatchObject({ state: "succeeded", engine: "model", request: { topic, context: "Saturdays" } });
    expect(run.request.temperatures?.evaluate).toBe(0.2);
    for (const stage of ["Making ideas", "Scoring", "Improving the best", "Ranking"])
      expect(ended.notes.match(new RegExp(`^${stage}: `, "gm"))).toHaveLength(1);
    expect(ended.notes).toContain("saved in your bookmarks on the server.");
    expect(readdirSync(folder)).toEqual([]);

    const list = await eureka(["ideas", "--server", "--search-bookmarks", "BAKERY", "--json"], signedIn);
    const saved = JSON.parse(list.output) as Bookmark[];
    expect(saved.length).toBeGreaterThan(0);
    expect(saved[0]?.tags).toEqual(["bakery", "morning"]);
    const text = await eureka(["ideas", "--server", "--list-bookmarks", "--bookmark-tags", "morning"], signedIn);
    expect(text.output).toContain("Tags: bakery, morning");

    const [first] = saved;
    const removed = await eureka(["ideas", "--server", "--remove-bookmark", `${first?.id},bookmark_1`], signedIn);
    expect([removed.code, removed.output]).toEqual([1, "1 removed.\n"]);
    expect(removed.notes).toContain("bookmark_1");
    const verbs = await eureka(["ideas", "list", "--json"], signedIn);
    expect((JSON.parse(verbs.output) as { data: object[] }).data.length).toBeGreaterThanOrEqual(7);
  });

  it("remixes what is saved there: the latest, what has a tag, or what is named", async () => {
    const save = [
      "ideas",
      "Wider pavements",
      "Old town",
      "--server",
      "--engine=rules",
      "--ideas=2",
      "--bookmark-results",
    ];
    expect((await whileWorking(eureka([...save, "--bookmark-tags", "street"], signedIn))).code).toBe(0);
    const list = await eureka(["ideas", "--server", "--list-bookmarks", "--bookmark-tags=street", "--json"], signedIn);
    const saved = JSON.parse(list.output) as Bookmark[];
    expect(saved).toHaveLength(2);
    const remix = async (...line: string[]) => {
      const ended = await whileWorking(eureka(["ideas", "--server", "--engine=rules", "--json", ...line], signedIn));
      expect([ended.code, ended.notes]).toEqual([0, ""]);
      return JSON.parse(ended.output) as IdeaRun;
    };
    const named = await remix("--remix-ids", saved[1]?.id ?? "");
    expect(named).toMatchObject({ state: "succeeded", parentIds: [saved[1]?.idea.id] });
    expect(named.request).toMatchObject({
      topic: "Wider pavements",
      context: expect.stringMatching(/^Old town\n\nEarlier ideas to build on:\n- /),
    });
    const tagged = await remix("Quieter mornings", "--remix", "--bookmark-tags", "street", "--ideas=2");
    expect(new Set(tagged.parentIds)).toEqual(new Set(saved.map(({ idea }) => idea.id)));
    expect([tagged.request.topic, tagged.ideas.length]).toEqual(["Quieter mornings", 2]);
    expect((await remix("--remix")).parentIds).toEqual(expect.arrayContaining(saved.map(({ idea }) => idea.id)));

    const gone = await eureka(["ideas", "--server", "--remix-ids", "bmk_gone"], signedIn);
    expect([gone.code, gone.output]).toEqual([1, ""]);
    expect(gone.notes).toContain("Not in your bookmarks on the server: bmk_gone.");
  });

  it("cancels the run on the server at Ctrl-C", async () => {
    models.setScript([hangs]);
    const since = models.calls.length;
    const ended = await whileWorking(interrupt(["ideas", topic, "--server"], signedIn, isReviewing(since)));
    expect(ended).toEqual({ code: 130, output: "", notes: "" });
    const runs = await eureka(["idea-runs", "--json"], signedIn);
    const [latest] = (JSON.parse(runs.output) as { data: IdeaRun[] }).data;
    expect(latest).toMatchObject({ state: "cancelled" });
  });

  it("says that nobody is signed in, before anything is begun", async () => {
    const ended = await eureka(["ideas", topic, "--server"], { EUREKA_URL: api.url });
    expect([ended.code, ended.output]).toEqual([1, ""]);
    expect(ended.notes).toContain("eureka login");
  });
});
