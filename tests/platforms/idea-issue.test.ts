/** An idea becomes an issue of GitHub, once, and says so itself when that issue is closed over there. */
import type { Channel } from "@eureka/contracts/channel";
import type { ConnectedBoard, ExternalLink } from "@eureka/contracts/connected-board";
import type { Idea } from "@eureka/contracts/idea";
import type { IdeaRun } from "@eureka/contracts/idea-run";
import type { Message } from "@eureka/contracts/message";
import type { WorkItem } from "@eureka/contracts/work-item";
import { type ModelServer, startModelServer } from "@eureka/simulators/models";
import { connectModel } from "@eureka/testing/test-models";
import { testOrganization } from "@eureka/testing/test-organization";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connectRepository, type GitHubSide, installGitHub, openGitHubSide } from "./github-side.ts";
import { openPlatformStage, openTeam, type PlatformStage, type PlatformTeam } from "./platform-stage.ts";

describe("an issue from an idea", () => {
  let stage: PlatformStage;
  let side: GitHubSide;
  let team: PlatformTeam;
  let models: ModelServer;
  let connected: ConnectedBoard;
  let ideas: readonly Idea[];

  beforeAll(async () => {
    stage = await openPlatformStage();
    side = await openGitHubSide(stage);
    team = await openTeam(stage, [side.github]);
    models = await startModelServer();
    await connectModel(team, models);
    connected = await connectRepository(team, await installGitHub(team, side), side.repository);
    const run = await team.run<IdeaRun>(team.user, "idea_run.create", {
      topic: "Shorter queues, says @octocat in #1",
      ideas: 3,
      top: 2,
    });
    await team.settle();
    const { ideas: made } = await team.run<IdeaRun>(team.user, "idea_run.get", { id: run.id });
    ideas = made.toSorted((one, other) => Number(other.improvement !== null) - Number(one.improvement !== null));
  });
  afterAll(async () => {
    expect(side.github.violations).toEqual([]);
    await side.github.close();
    await models.close();
    await stage.close();
  });

  const ideaAt = (index: number) => ideas[index] as Idea;
  const read = ({ id }: Idea) => team.run<Idea>(team.viewer, "idea.get", { id });
  const make = ({ id }: Idea, more: object = {}) =>
    team.run<WorkItem>(team.user, "idea.make_item", { id, boardId: connected.boardId, ...more });
  const titles = () => [...side.repository.issues.values()].map(({ title }) => title);

  it("has the parts of the template, calls nobody, and is known to the idea with its address", async () => {
    const idea = ideaAt(0);
    const item = await make(idea, { labels: ["idea"] });
    await team.settle();
    const issue = side.issue(item.title);
    expect(issue.labels.map(({ name }) => name)).toEqual(["idea"]);
    for (const part of [
      "### Evaluation",
      "| Feasibility |",
      "Judged by model scripted-model.",
      "### What speaks for it",
      "### What speaks against it",
      "### First version",
      `(${stage.application.ports.settings.publicUrl}/ideas/${idea.id})`,
    ])
      expect(issue.body).toContain(part);
    const shown = (issue.body ?? "").replace(/\\([!-/:-@[-`{-~])/g, "$1");
    expect(shown).toContain("octocat");
    expect(shown).not.toMatch(/(^|\W)@octocat|#1\b/);
    const known = await read(idea);
    expect(known).toMatchObject({ outcome: "underway", workItems: [{ id: item.id, key: item.key, state: "todo" }] });
    const { data } = await team.run<{ data: ExternalLink[] }>(team.viewer, "external_link.list", {
      workItemId: known.workItemIds[0],
    });
    expect(data).toMatchObject([{ permalink: expect.stringMatching(/\/ann\/web\/issues\/\d+$/) }]);
  });

  it("closes the idea when it is closed over there, and opens it when it is opened again; its card says the same", async () => {
    const idea = ideaAt(0);
    const channel = await team.run<Channel>(team.user, "channel.create", {
      workspaceId: team.workspaceId,
      name: "ideas",
    });
    await team.run(team.user, "idea.share", { id: idea.id, channelId: channel.id });
    await team.settle();
    const madeInto = async () => {
      const { data } = await team.run<{ data: Message[] }>(team.viewer, "message.list", { channelId: channel.id });
      const fields = data.flatMap(({ card }) => card?.fields ?? []);
      return fields.find(({ label }) => label === "Made into")?.value;
    };
    const [{ key, title }] = (await read(idea)).workItems as [Idea["workItems"][number]];
    const issue = side.issue(title);
    side.ann.editIssue(issue, { state: "closed", stateReason: "completed" });
    await team.settle();
    expect(await read(idea)).toMatchObject({ outcome: "done", workItems: [{ key, state: "done" }] });
    expect(await madeInto()).toBe(`${key} \\(done\\)`);
    side.ann.editIssue(issue, { state: "open" });
    await team.settle();
    expect((await read(idea)).outcome).toBe("underway");
    side.ann.editIssue(issue, { state: "closed", stateReason: "not_planned" });
    await team.settle();
    expect((await read(idea)).outcome).toBe("dropped");
  });

  it("is made once: by two clicks, by a repetition, and when GitHub's answer is lost", async () => {
    const idea = ideaAt(1);
    side.github.faults.loseNextAnswer();
    const made = await Promise.all([make(idea), make(idea)]);
    await team.settle();
    made.push(await make(idea));
    await team.settle();
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
    expect(titles().filter((title) => title === made[0]?.title)).toHaveLength(1);
    expect((await read(idea)).workItems).toHaveLength(1);
  });

  it("is refused to viewers and to other organizations, and nothing is made", async () => {
    const idea = ideaAt(2);
    const before = titles();
    const asViewer = team.run(team.viewer, "idea.make_item", { id: idea.id, boardId: connected.boardId });
    await expect(asViewer).rejects.toMatchObject({ code: "permission.denied" });
    const other = await testOrganization(stage);
    const foreign = other.run(other.admin, "idea.make_item", { id: idea.id, boardId: connected.boardId });
    await expect(foreign).rejects.toMatchObject({ code: expect.stringMatching(/\.not_found$/) });
    await team.settle();
    expect([titles(), (await read(idea)).outcome]).toEqual([before, "open"]);
  });
});
