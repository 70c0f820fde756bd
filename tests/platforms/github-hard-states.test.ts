/** What GitHub does to repositories and issues that are kept the same: locked, archived, taken away, permissions withdrawn, large texts. */
import type { Comment } from "@eureka/contracts/comment";
import type { ConnectedBoard, ExternalLink } from "@eureka/contracts/connected-board";
import type { Connection } from "@eureka/contracts/connection";
import type { WorkItem } from "@eureka/contracts/work-item";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { connectRepository, type GitHubSide, installGitHub, openGitHubSide } from "./github-side.ts";
import { openPlatformStage, openTeam, type PlatformStage, type PlatformTeam } from "./platform-stage.ts";

describe("a repository of GitHub in hard states", () => {
  let stage: PlatformStage;
  let side: GitHubSide;
  let team: PlatformTeam;
  let connection: Connection;
  let connected: ConnectedBoard;

  beforeAll(async () => {
    stage = await openPlatformStage();
  });
  afterAll(() => stage.close());
  beforeEach(async () => {
    side = await openGitHubSide(stage);
    team = await openTeam(stage, [side.github]);
    connection = await installGitHub(team, side);
    connected = await connectRepository(team, connection, side.repository);
  });
  afterEach(async () => {
    expect(side.github.violations).toEqual([]);
    await side.github.close();
  });

  const run = <Output = unknown>(operation: string, input: unknown) => team.run<Output>(team.admin, operation, input);
  const make = async (title: string, more: object = {}): Promise<WorkItem> => {
    const item = await run<WorkItem>("work_item.create", { boardId: connected.boardId, title, ...more });
    await team.settle();
    return item;
  };
  const linkOf = async (workItemId: string) =>
    (await run<{ data: ExternalLink[] }>("external_link.list", { workItemId })).data[0];
  const stateNow = async () => (await run<Connection>("connection.get", { id: connection.id })).state;
  const boardNow = () => run<ConnectedBoard>("connected_board.get", { id: connected.id });
  const titles = () => [...side.repository.issues.values()].map(({ title }) => title);

  it("keeps a comment here that a locked issue does not take, and everything else goes on", async () => {
    const item = await make("Heated");
    side.ann.lock(side.issue("Heated"), "too heated");
    await run("comment.create", { workItemId: item.id, body: "one more word" });
    await run("work_item.update", { id: item.id, title: "Cooled down" });
    await team.settle();
    expect(side.issue("Cooled down").comments).toEqual([]);
    const { data } = await run<{ data: Comment[] }>("comment.list", { workItemId: item.id });
    expect(data.map(({ body }) => body)).toEqual(["one more word"]);
    expect(await stateNow()).toBe("active");
  });

  it("makes up for what an archived repository refused, once it is in use again", async () => {
    side.ann.setArchived(side.repository, true);
    await team.settle();
    const item = await make("Not now");
    expect(titles()).toEqual([]);
    expect((await linkOf(item.id))?.state).toBe("refused");
    expect(await stateNow()).toBe("active");
    side.ann.setArchived(side.repository, false);
    await run("work_item.update", { id: item.id, description: "now" });
    await team.settle();
    expect(titles()).toEqual(["Not now"]);
  });

  it("says so when a repository is taken away, and goes on when it comes back", async () => {
    const { ann, github, repository } = side;
    const [installation] = github.world.installations.values();
    if (!installation) throw new TypeError("the App was installed");
    ann.createRepository({ name: "another" });
    ann.takeRepositories(installation, [repository]);
    await team.settle();
    expect(await boardNow()).toMatchObject({ state: "failed", error: "not_found 404" });
    expect(await stateNow()).toBe("active");
    ann.createIssue(repository, "Meanwhile");
    ann.giveRepositories(installation, [repository]);
    await team.settle();
    expect(await boardNow()).toMatchObject({ state: "active", error: null });
    expect((await team.items()).map(({ title }) => title)).toEqual(["Meanwhile"]);
  });

  it("waits for a person when a permission is withdrawn or the App is uninstalled, and goes on under the same connection afterwards", async () => {
    const { ann, github } = side;
    const [installation] = github.world.installations.values();
    if (!installation) throw new TypeError("the App was installed");
    const { permissions } = installation;
    ann.setPermissions(installation, { ...permissions, issues: "read" });
    const first = await make("While reading only");
    expect([await stateNow(), titles()]).toEqual(["needs_reauth", []]);
    ann.setPermissions(installation, permissions);
    expect((await installGitHub(team, side)).id).toBe(connection.id);
    // What was refused waits for a change.
    await run("work_item.update", { id: first.id, description: "once more" });
    await team.settle();
    expect([await stateNow(), titles()]).toEqual(["active", ["While reading only"]]);

    ann.uninstall(installation);
    await team.settle();
    const second = await make("While away");
    expect([await stateNow(), titles()]).toEqual(["needs_reauth", ["While reading only"]]);
    await installGitHub(team, side);
    await run("work_item.update", { id: second.id, description: "once more" });
    await team.settle();
    expect([await stateNow(), titles()]).toEqual(["active", ["While reading only", "While away"]]);
  });

  it("carries the largest body that GitHub has, and cuts a larger one visibly", async () => {
    const largest = "é".repeat(65_536);
    side.ann.createIssue(side.repository, "Large there", { body: largest });
    await team.settle();
    const [item] = await team.items();
    expect(item?.description).toBe(largest);
    await make("Large here", { description: largest });
    const body = side.issue("Large here").body ?? "";
    expect([body.length, body.endsWith("é…")]).toEqual([65_536, true]);
    expect(side.github.world.deliveries.filter(({ event }) => event === "issues").length).toBeLessThan(10);
  });
});
