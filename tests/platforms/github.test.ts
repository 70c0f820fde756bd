/** A repository of GitHub as a board: installed by consent, and the same on both sides from then on. */
import type { Board } from "@eureka/contracts/board";
import type { Comment } from "@eureka/contracts/comment";
import type { ConnectedBoard, ExternalLink } from "@eureka/contracts/connected-board";
import type { Connection } from "@eureka/contracts/connection";
import type { PullRequest, PullRequestRules } from "@eureka/contracts/pull-request";
import type { WorkItem } from "@eureka/contracts/work-item";
import { systemClock } from "@eureka/kit/clock";
import { type GitHub, type Person, type Repository, signDelivery } from "@eureka/simulators/github";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connectRepository, type GitHubSide, installGitHub, openGitHubSide } from "./github-side.ts";
import { openPlatformStage, openTeam, type PlatformStage, type PlatformTeam } from "./platform-stage.ts";

describe("a repository of GitHub", () => {
  let stage: PlatformStage;
  let github: GitHub;
  let ann: Person;
  let repository: Repository;
  let side: GitHubSide;
  let team: PlatformTeam;
  let connection: Connection;
  let connected: ConnectedBoard;
  /** Milliseconds by which the present of the test is ahead. */
  let ahead = 0;

  beforeAll(async () => {
    const clock = { ...systemClock, now: () => new Date(Date.now() + ahead) };
    stage = await openPlatformStage({ ports: { clock } });
    side = await openGitHubSide(stage, () => clock.now().getTime());
    ({ github, ann, repository } = side);
    ann.createIssue(repository, "Here before", { body: "old words", labels: ["bug"] });
    ann.openPullRequest(repository, "code is no work item");
    team = await openTeam(stage, [github]);
  });
  afterAll(async () => {
    expect(github.violations).toEqual([]);
    await github.close();
    await stage.close();
  });

  const run = <Output = unknown>(operation: string, input: unknown) => team.run<Output>(team.admin, operation, input);
  const itemNamed = async (title: string): Promise<WorkItem> => {
    const found = (await team.items()).filter((item) => item.title === title);
    expect(found, title).toHaveLength(1);
    return found[0] as WorkItem;
  };
  const listOf = async ({ placements }: WorkItem): Promise<string | undefined> => {
    const board = await run<Board>("board.get", { id: connected.boardId });
    const listId = placements.find(({ boardId }) => boardId === connected.boardId)?.listId;
    return board.lists.find(({ id }) => id === listId)?.name;
  };
  const commentsOf = async ({ id }: WorkItem) =>
    (await run<{ data: Comment[] }>("comment.list", { workItemId: id })).data
      .filter(({ deletedAt }) => deletedAt === null)
      .map(({ body }) => body);

  it("is connected by installing the App, and shows its issues with lists that say how far they are", async () => {
    connection = await installGitHub(team, side);
    expect(connection).toMatchObject({
      platformWorkspaceId: String(ann.account.id),
      platformWorkspaceName: "ann",
      scopes: ["checks:read", "contents:read", "issues:write", "metadata:read", "pull_requests:write", "statuses:read"],
      state: "active",
    });
    expect(Date.parse(connection.tokenExpiresAt ?? "")).toBeGreaterThan(Date.now() + 3_000_000);
    await run("connection.test", { id: connection.id });
    connected = await connectRepository(team, connection, repository);
    expect(connected).toMatchObject({ state: "active", error: null });
    const board = await run<Board>("board.get", { id: connected.boardId });
    expect([board.name, ...board.lists.map(({ name, category }) => `${name}: ${category}`)]).toEqual([
      "ann/web",
      "Open: todo",
      "Completed: done",
      "Not planned: dropped",
    ]);
    expect((await team.items()).map(({ title, description }) => [title, description])).toEqual([
      ["Here before", "old words"],
    ]);
  });

  it("gets an issue for an item that is made here, and follows what becomes of it", async () => {
    const item = await run<WorkItem>("work_item.create", {
      boardId: connected.boardId,
      title: "Fix login",
      description: "Steps:\n\n1. open",
      labels: ["bug"],
    });
    await team.settle();
    expect(side.issue("Fix login")).toMatchObject({ state: "open", author: { login: "eureka[bot]" } });
    expect(side.issue("Fix login").labels.map(({ name }) => name)).toEqual(["bug"]);
    await run("work_item.update", { id: item.id, title: "Fix the login" });
    await run("comment.create", { workItemId: item.id, body: "said here" });
    await run("work_item.complete", { id: item.id });
    await team.settle();
    const issue = side.issue("Fix the login");
    expect(issue).toMatchObject({ state: "closed", stateReason: "completed" });
    expect(issue.comments.map(({ body }) => body)).toEqual([expect.stringContaining("said here")]);
    const { data } = await run<{ data: ExternalLink[] }>("external_link.list", { workItemId: item.id });
    expect(data).toMatchObject([
      { state: "linked", platformItemId: String(issue.number), permalink: expect.stringContaining("/ann/web/issues/") },
    ]);
  });

  it("sends here what is done there: new issues, edits, states, comments", async () => {
    const issue = ann.createIssue(repository, "Made there", { body: "<!-- theirs -->\r\ntheir words" });
    await team.settle();
    expect(await itemNamed("Made there")).toMatchObject({ description: "<!-- theirs -->\ntheir words" });
    ann.editIssue(issue, {
      title: "Made over there",
      labels: ["question"],
      state: "closed",
      stateReason: "not_planned",
    });
    const comment = ann.comment(issue, "said there");
    await team.settle();
    const item = await itemNamed("Made over there");
    expect(item.labels.map(({ name }) => name)).toEqual(["question"]);
    expect([await listOf(item), item.state]).toEqual(["Not planned", "dropped"]);
    expect(await commentsOf(item)).toEqual(["said there"]);
    ann.editIssue(issue, { state: "open" });
    ann.deleteComment(issue, comment);
    await team.settle();
    const after = await itemNamed("Made over there");
    expect([await listOf(after), await commentsOf(after)]).toEqual(["Open", []]);
  });

  it("does nothing for a delivery that comes again, and refuses one that GitHub did not sign", async () => {
    const issue = side.issue("Made over there");
    ann.comment(issue, "only once");
    await team.settle();
    const delivery = github.world.deliveries.findLast(({ event }) => event === "issue_comment");
    if (!delivery) throw new TypeError("a comment was delivered");
    const before = await team.items();
    const deliver = (headers: Record<string, string>, body = delivery.body) =>
      fetch(delivery.url, { method: "POST", headers: { ...delivery.headers, ...headers }, body });
    expect((await deliver({})).status).toBe(200);
    // Under another number it says the same once more.
    expect((await deliver({ "x-github-delivery": "0b989ba4-242f-11e5-81e1-c7b6966d2516" })).status).toBe(200);
    github.eventFaults.copies = 3;
    ann.editIssue(issue, { body: "told three times" });
    await team.settle();
    const after = await team.items();
    expect(after.map(({ title }) => title)).toEqual(before.map(({ title }) => title));
    const item = await itemNamed("Made over there");
    expect([item.description, await commentsOf(item)]).toEqual(["told three times", ["only once"]]);
    const forged = delivery.body.replace("only once", "never said");
    expect((await deliver({}, forged)).status).toBe(401);
    const signature = signDelivery(forged, "another secret");
    expect((await deliver({ "x-hub-signature-256": signature }, forged)).status).toBe(401);
    await team.settle();
    expect(await commentsOf(item)).toEqual(["only once"]);
  });

  it("finds by comparing what no delivery told", async () => {
    github.eventFaults.dropNext = 2;
    const issue = ann.createIssue(repository, "Told by nobody");
    ann.editIssue(issue, { labels: ["bug"] });
    await team.settle();
    expect((await team.items()).map(({ title }) => title)).not.toContain("Told by nobody");
    await run("connected_board.reconcile", { id: connected.id });
    await team.settle();
    expect((await itemNamed("Told by nobody")).labels.map(({ name }) => name)).toEqual(["bug"]);
  });

  it("asks again for deliveries that nobody took: no list of changes tells of a deleted issue", async () => {
    const issue = ann.createIssue(repository, "Soon deleted");
    await team.settle();
    expect((await itemNamed("Soon deleted")).archivedAt).toBeNull();
    github.eventFaults.dropNext = 1;
    ann.deleteIssue(issue);
    await team.settle();
    expect((await itemNamed("Soon deleted")).archivedAt).toBeNull();
    await run("connected_board.reconcile", { id: connected.id });
    await team.settle();
    expect((await team.items()).filter(({ title }) => title === "Soon deleted")).toEqual([]);
  });

  it("moves an item by the pull request that its branch names, from the first push to the merge", async () => {
    const rules = await run<PullRequestRules>("pull_request_rules.get", { id: connected.id });
    const moves = { ...rules.moves, checks_failed: "dropped" };
    await run("pull_request_rules.set", { id: connected.id, ...rules, syncPrs: true, makesItems: false, moves });
    const item = await run<WorkItem>("work_item.create", { boardId: connected.boardId, title: "Keep the session" });
    await team.settle();
    const { branchName } = await run<{ branchName: string }>("work_item.branch_name", { workItemId: item.id });
    const sha = ann.push(repository, branchName, ["begin"]);
    const pull = ann.openPullRequest(repository, "Sessions", { branch: branchName });
    await team.settle();
    expect(pull.comments.map(({ body }) => body)).toEqual([expect.stringContaining(`[${item.key}](`)]);
    ann.check(repository, sha, "tests", "failure");
    await team.settle();
    const read = () => run<WorkItem>("work_item.get", { id: item.id });
    expect((await read()).state).toBe("dropped");
    ann.merge(pull);
    await team.settle();
    expect((await read()).state).toBe("done");
    const { data } = await run<{ data: PullRequest[] }>("pull_request.list", { workItemId: item.id });
    expect(data).toMatchObject([{ state: "merged", checks: "failed", author: { name: "ann", isBot: false } }]);
    expect(pull.comments).toHaveLength(1);
  });

  it("renews a token that GitHub takes no longer, without anybody's help", async () => {
    github.world.tokens.clear();
    // What was granted a moment ago would be refused again.
    ahead += 20_000;
    await run("work_item.create", { boardId: connected.boardId, title: "After the token" });
    await team.settle();
    expect(side.issue("After the token").state).toBe("open");
    expect((await run<Connection>("connection.get", { id: connection.id })).state).toBe("active");
  });

  it("goes on after a renaming, and puts an item away whose issue went to another repository", async () => {
    ann.renameRepository(repository, "website");
    const second = ann.createRepository({ name: "second" });
    ann.transferIssue(side.issue("Told by nobody"), second);
    await team.settle();
    await run("work_item.create", { boardId: connected.boardId, title: "Under another name" });
    await team.settle();
    expect(side.issue("Under another name").number).toBeGreaterThan(1);
    const gone = (await team.items()).filter(({ title }) => title === "Told by nobody");
    expect(gone.every(({ archivedAt }) => archivedAt !== null)).toBe(true);
  });
});
