/** Pushed branches and commits that name an item are linked to it, also when no delivery told of them. */
import type { ConnectedBoard } from "@eureka/contracts/connected-board";
import type { CodeLink, PullRequestRules } from "@eureka/contracts/pull-request";
import type { WorkItem } from "@eureka/contracts/work-item";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connectRepository, type GitHubSide, installGitHub, openGitHubSide } from "./github-side.ts";
import { openPlatformStage, openTeam, type PlatformStage, type PlatformTeam } from "./platform-stage.ts";

describe("pushes of which no delivery arrives", () => {
  let stage: PlatformStage;
  let side: GitHubSide;
  let team: PlatformTeam;
  let connected: ConnectedBoard;
  let item: WorkItem;

  beforeAll(async () => {
    stage = await openPlatformStage();
    side = await openGitHubSide(stage);
    // GitHub tells nobody of code, so that there is nothing to be repeated either.
    side.app.permissions = { ...side.app.permissions };
    (side.app as { events: readonly string[] }).events = ["issues", "issue_comment"];
    team = await openTeam(stage, [side.github]);
    connected = await connectRepository(team, await installGitHub(team, side), side.repository);
    const rules = await run<PullRequestRules>("pull_request_rules.get", { id: connected.id });
    await run("pull_request_rules.set", { ...rules, id: connected.id, syncPrs: true, makesItems: false });
    item = await run<WorkItem>("work_item.create", { boardId: connected.boardId, title: "Keep the session" });
    for (let index = 0; index < 120; index++)
      side.ann.push(side.repository, `old-${String(index).padStart(3, "0")}`, ["-"]);
    await compare();
  });
  afterAll(async () => {
    expect(side.github.violations).toEqual([]);
    await side.github.close();
    await stage.close();
  });

  const run = <Output = unknown>(operation: string, input: unknown) => team.run<Output>(team.admin, operation, input);
  const count = (name: string) => side.github.counts.get(`GET /repositories/{repository_id}/${name}`) ?? 0;
  /** Compares the board as a whole: how often it asked for branches, and for commits. */
  const compare = async () => {
    const before = [count("branches"), count("commits")];
    await run("connected_board.reconcile", { id: connected.id });
    await team.settle();
    return [count("branches") - (before[0] ?? 0), count("commits") - (before[1] ?? 0)];
  };
  const links = async () => {
    const { data } = await run<{ data: CodeLink[] }>("code_link.list", { workItemId: item.id });
    return data.map(({ kind, title }) => `${kind}: ${title}`).sort();
  };

  it("cost two requests for a hundred and more branches that are as they were, and link nothing", async () => {
    expect(await compare()).toEqual([2, 0]);
    expect(await links()).toEqual([]);
  });

  it("are found by comparing: the branch by its name, its commits by their words", async () => {
    const key = item.key.toLowerCase();
    side.ann.push(side.repository, `${key}-session`, ["begin", `${item.key} keep it`]);
    side.ann.push(side.repository, "old-007", [`Mends ${item.key}`, "more"]);
    await team.settle();
    expect(await links()).toEqual([]);
    expect(await compare()).toEqual([2, 2]);
    const found = [`branch: ${key}-session`, `commit: ${item.key} keep it`, `commit: Mends ${item.key}`];
    expect(await links()).toEqual(found);
    expect(await compare()).toEqual([2, 0]);
    side.ann.push(side.repository, "old-007", [`${item.key} once more`]);
    expect(await compare()).toEqual([2, 1]);
    expect(await links()).toEqual([
      ...found.slice(0, 1),
      `commit: ${item.key} keep it`,
      `commit: ${item.key} once more`,
      ...found.slice(2),
    ]);
  });

  it("are forgotten when their branch went unheard, and their commits stay", async () => {
    side.ann.deleteBranch(side.repository, `${item.key.toLowerCase()}-session`);
    await compare();
    expect((await links()).map((link) => link.split(":")[0])).toEqual(["commit", "commit", "commit"]);
  });

  it("are read fifty branches at a time, and none is left out", async () => {
    for (let index = 0; index < 60; index++)
      side.ann.push(side.repository, `new-${index}`, [`${item.key} part ${String(index).padStart(2, "0")}`]);
    expect((await compare())[1]).toBe(50);
    expect((await compare())[1]).toBe(10);
    const parts = (await links()).filter((link) => link.includes("part"));
    expect(parts.length).toBe(60);
    expect((await compare())[1]).toBe(0);
  });
});
