/** Sub-items here are sub-issues there: whoever says what is a part of what, both sides show it. */
import type { ConnectedBoard, ExternalLink } from "@eureka/contracts/connected-board";
import type { HistoryEntry, WorkItem } from "@eureka/contracts/work-item";
import type { Issue, Repository } from "@eureka/simulators/github";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { connectRepository, type GitHubSide, installGitHub, openGitHubSide } from "./github-side.ts";
import { openPlatformStage, openTeam, type PlatformStage, type PlatformTeam } from "./platform-stage.ts";

describe("sub-issues", () => {
  let stage: PlatformStage;
  let side: GitHubSide;
  let team: PlatformTeam;
  let connected: ConnectedBoard;
  let count = 0;

  beforeAll(async () => {
    stage = await openPlatformStage();
    side = await openGitHubSide(stage);
    // Numbered the other way round: the part is met before what it is a part of.
    const part = side.ann.createIssue(side.repository, "Early part");
    side.ann.addSubIssue(side.ann.createIssue(side.repository, "Early whole"), part);
    team = await openTeam(stage, [side.github]);
    connected = await connectRepository(team, await installGitHub(team, side), side.repository);
  });
  beforeEach(() => {
    count++;
  });
  afterAll(async () => {
    expect(side.github.violations).toEqual([]);
    await side.github.close();
    await stage.close();
  });

  const run = <Output = unknown>(operation: string, input: unknown) => team.run<Output>(team.admin, operation, input);
  const itemNamed = async (title: string) => (await team.items()).find((item) => item.title === title) as WorkItem;
  const make = (title: string, parentId?: string) =>
    run<WorkItem>("work_item.create", { boardId: connected.boardId, title: `${title} ${count}`, parentId });
  const setParent = async (title: string, parent: string | null) => {
    const parentId = parent === null ? null : (await itemNamed(`${parent} ${count}`)).id;
    await run("work_item.update", { id: (await itemNamed(`${title} ${count}`)).id, parentId });
  };
  const issue = (title: string): Issue => side.issue(`${title} ${count}`);
  /** What it is a part of here, and there. */
  const partOf = async (title: string) => {
    const { parent } = await itemNamed(title);
    const whole = parent && (await run<WorkItem>("work_item.get", { id: parent.id })).title;
    return [whole, side.issue(title).parent?.title ?? null];
  };

  it("that stood there before come with the repository, in whatever order", async () => {
    expect(await partOf("Early part")).toEqual(["Early whole", "Early whole"]);
    expect((await itemNamed("Early whole")).subItems).toEqual({ total: 1, closed: 0 });
  });

  it("follow what is said here: made as a part, given another whole, and taken off", async () => {
    const whole = await make("Whole");
    await make("Part", whole.id);
    await make("Other");
    await team.settle();
    expect(await partOf(`Part ${count}`)).toEqual([`Whole ${count}`, `Whole ${count}`]);
    await setParent("Part", "Other");
    await team.settle();
    expect(await partOf(`Part ${count}`)).toEqual([`Other ${count}`, `Other ${count}`]);
    expect(issue("Whole").subIssues).toEqual([]);
    await setParent("Part", null);
    await team.settle();
    expect(await partOf(`Part ${count}`)).toEqual([null, null]);
  });

  it("are taken over when they are set there, with who did it, and can be taken back here", async () => {
    await make("Whole");
    const part = await make("Part");
    await team.settle();
    side.ann.addSubIssue(issue("Whole"), issue("Part"));
    await team.settle();
    expect(await partOf(`Part ${count}`)).toEqual([`Whole ${count}`, `Whole ${count}`]);
    const { data } = await run<{ data: HistoryEntry[] }>("work_item.history", { id: part.id });
    const entry = data.find(({ changes }) => "parent" in changes) as HistoryEntry;
    expect(entry.data.because).toMatchObject({ kind: "platform" });
    await run("work_item.undo", { id: part.id, eventId: entry.eventId });
    await team.settle();
    expect(await partOf(`Part ${count}`)).toEqual([null, null]);
    side.ann.addSubIssue(issue("Whole"), issue("Part"));
    await team.settle();
    side.ann.removeSubIssue(issue("Whole"), issue("Part"));
    await team.settle();
    expect(await partOf(`Part ${count}`)).toEqual([null, null]);
  });

  it("wait for a whole that comes to the board later", async () => {
    const { data } = await run<{ data: { id: string }[] }>("board.list", {});
    const elsewhere = data.find(({ id }) => id !== connected.boardId);
    const whole = await run<WorkItem>("work_item.create", { boardId: elsewhere?.id, title: `Whole ${count}` });
    await make("Part", whole.id);
    await team.settle();
    expect(await partOf(`Part ${count}`)).toEqual([`Whole ${count}`, null]);
    await run("work_item.place", { id: whole.id, boardId: connected.boardId });
    await team.settle();
    expect(await partOf(`Part ${count}`)).toEqual([`Whole ${count}`, `Whole ${count}`]);
  });

  it("come together where both sides make a ring of two at the same moment", async () => {
    await make("One");
    await make("Two");
    await team.settle();
    await setParent("One", "Two");
    side.ann.addSubIssue(issue("One"), issue("Two"));
    await team.settle();
    const [one, two] = [await partOf(`One ${count}`), await partOf(`Two ${count}`)];
    expect(one[0]).toEqual(one[1]);
    expect(two[0]).toEqual(two[1]);
    expect([one[0], two[0]].filter((whole) => whole !== null)).toHaveLength(1);
    const links = await run<{ data: ExternalLink[] }>("external_link.list", {
      workItemId: (await itemNamed(`One ${count}`)).id,
    });
    expect(links.data.map(({ state }) => state)).toEqual(["linked"]);
  });

  it("of another repository stay what they are there, and are shown beside the copy", async () => {
    const other: Repository = side.ann.createRepository({ name: "other" });
    const whole = side.ann.createIssue(other, "Far whole");
    const part = await make("Part");
    await team.settle();
    side.ann.addSubIssue(whole, issue("Part"));
    await team.settle();
    expect(await partOf(`Part ${count}`)).toEqual([null, "Far whole"]);
    await run("work_item.update", { id: part.id, title: `Part ${count}`, priority: "low" });
    await team.settle();
    expect(issue("Part").parent?.title).toBe("Far whole");
    const { data } = await run<{ data: ExternalLink[] }>("external_link.list", { workItemId: part.id });
    expect(data[0]?.facts.map(({ name }) => name)).toContain("Part of");
  });
});
