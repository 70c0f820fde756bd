/** GitHub's own client, unchanged, against the simulated GitHub. */
import { Octokit, App as OctokitApp } from "octokit";
import { afterEach, beforeEach, expect, it } from "vitest";
import {
  type App,
  type GitHub,
  githubFailures,
  type Installation,
  type Person,
  type Repository,
  startGitHub,
} from "./index.ts";

let github: GitHub;
let ann: Person;
let repository: Repository;
let app: App;
let installation: Installation;

beforeEach(async () => {
  github = await startGitHub();
  ann = github.as(github.addUser("ann"));
  repository = ann.createRepository({ name: "operations" });
  app = github.registerApp({ name: "Eureka", owner: ann.account });
  installation = ann.install(app);
});
afterEach(async () => {
  expect(github.violations).toEqual([]);
  await github.close();
});

/** Says nothing of the warnings that a test provokes. */
const log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

const openApp = () =>
  new OctokitApp({
    appId: app.id,
    privateKey: app.privateKey,
    webhooks: { secret: app.hook.secret },
    // It would wait a second between two writes.
    Octokit: Octokit.defaults({ baseUrl: github.apiUrl, log, throttle: { enabled: false } }),
  });
const place = { owner: "ann", repo: "operations" };

it("proves itself as the application, gets an installation's token and works with it", async () => {
  const octokit = openApp();
  expect((await octokit.octokit.rest.apps.getAuthenticated()).data).toMatchObject({ slug: "eureka" });
  const names: string[] = [];
  for await (const { repository: found } of octokit.eachRepository.iterator()) names.push(found.full_name);
  expect(names).toEqual(["ann/operations"]);
  const { rest } = await octokit.getInstallationOctokit(installation.id);
  const { data: issue } = await rest.issues.create({
    ...place,
    title: "Fix login",
    labels: ["bug"],
    assignees: ["ann"],
  });
  const { data: sub } = await rest.issues.create({ ...place, title: "One part" });
  await rest.issues.addSubIssue({ ...place, issue_number: issue.number, sub_issue_id: sub.id });
  const { data: closed } = await rest.issues.update({
    ...place,
    issue_number: issue.number,
    state: "closed",
    state_reason: "not_planned",
  });
  expect(closed).toMatchObject({ state_reason: "not_planned", sub_issues_summary: { total: 1, completed: 0 } });
  const { data: comment } = await rest.issues.createComment({ ...place, issue_number: issue.number, body: "hello" });
  await rest.issues.updateComment({ ...place, comment_id: comment.id, body: "hello again" });
  expect((await rest.issues.listComments({ ...place, issue_number: issue.number })).data).toMatchObject([
    { body: "hello again", user: { login: "eureka[bot]" } },
  ]);
  await rest.issues.lock({ ...place, issue_number: issue.number, lock_reason: "resolved" });
  await rest.issues.unlock({ ...place, issue_number: issue.number });
  const { data: milestone } = await rest.issues.createMilestone({
    ...place,
    title: "1",
    due_on: "2030-01-01T00:00:00Z",
  });
  await rest.issues.update({ ...place, issue_number: issue.number, milestone: milestone.number });
  expect((await rest.issues.get({ ...place, issue_number: issue.number })).data.milestone?.title).toBe("1");
  expect((await rest.issues.listLabelsForRepo(place)).data).toHaveLength(9);
});

it("walks all pages by the links", async () => {
  for (let index = 0; index < 45; index++) ann.createIssue(repository, `issue ${index}`);
  const octokit = await openApp().getInstallationOctokit(installation.id);
  const all = await octokit.paginate(octokit.rest.issues.listForRepo, { ...place, per_page: 20, direction: "asc" });
  expect(all.map(({ number }) => number)).toEqual(Array.from({ length: 45 }, (_, index) => index + 1));
});

it("reads pull requests with their reviews and checks, and says what it thinks of one", async () => {
  const bob = github.as(github.addUser("bob"));
  ann.addCollaborator(repository, bob.account);
  const { rest } = await openApp().getInstallationOctokit(installation.id);
  const sha = ann.push(repository, "ops-12-fix-login", ["OPS-12: keep the session"]);
  const { data: made } = await rest.pulls.create({
    ...place,
    title: "Fix login",
    head: "ops-12-fix-login",
    base: "main",
  });
  bob.review(ann.issue(repository, made.number), "CHANGES_REQUESTED");
  ann.check(repository, sha, "tests", "success");
  ann.setStatus(repository, sha, "deploy", "pending");
  const pull = { ...place, pull_number: made.number };
  expect((await rest.pulls.get(pull)).data).toMatchObject({ merged: false, head: { ref: "ops-12-fix-login", sha } });
  expect((await rest.pulls.list({ ...place, state: "all" })).data).toMatchObject([
    { title: "Fix login", draft: false },
  ]);
  expect((await rest.pulls.listReviews(pull)).data).toMatchObject([{ state: "CHANGES_REQUESTED" }]);
  expect((await rest.checks.listForRef({ ...place, ref: sha })).data).toMatchObject({ total_count: 1 });
  expect((await rest.repos.getCombinedStatusForRef({ ...place, ref: sha })).data.state).toBe("pending");
  await expect(rest.pulls.createReview({ ...pull, event: "APPROVE" })).rejects.toMatchObject({ status: 422 });
  ann.merge(ann.issue(repository, made.number));
  expect((await rest.pulls.get(pull)).data).toMatchObject({ state: "closed", merged: true });
});

it("follows a renamed repository, and reads refusals as GitHub's", async () => {
  const issue = ann.createIssue(repository, "Fix login");
  ann.renameRepository(repository, "ops");
  const octokit = await openApp().getInstallationOctokit(installation.id);
  expect((await octokit.rest.issues.get({ ...place, issue_number: issue.number })).data.title).toBe("Fix login");
  const failure = octokit.rest.issues.update({ ...place, issue_number: issue.number, title: "x".repeat(300) });
  await expect(failure).rejects.toMatchObject({
    status: 422,
    response: { data: { errors: [{ resource: "Issue", code: "custom", field: "title" }] } },
  });
  await expect(octokit.rest.issues.get({ ...place, issue_number: 99 })).rejects.toMatchObject({ status: 404 });
});

it("waits out a secondary limit by itself", async () => {
  const octokit = new Octokit({
    auth: github.issueInstallationToken(installation),
    baseUrl: github.apiUrl,
    log,
    throttle: {
      onRateLimit: () => false,
      onSecondaryRateLimit: (_wait: number, _options: object, _self: object, tries: number) => tries < 1,
    },
  });
  github.faults.answerNext(githubFailures.secondaryLimit(1));
  expect((await octokit.rest.issues.create({ ...place, title: "after a wait" })).status).toBe(201);
  expect([...repository.issues.values()].map(({ title }) => title)).toEqual(["after a wait"]);
});

it("verifies what is delivered with octokit's own check", async () => {
  const { webhooks } = openApp();
  const heard: string[] = [];
  webhooks.on("issues.opened", ({ payload }) => void heard.push(payload.issue.title));
  // Nobody answers there: the delivery is kept all the same.
  app.hook.url = "http://127.0.0.1:9/hooks/github";
  ann.createIssue(repository, "Fix login");
  await github.idle();
  const [delivery] = github.world.deliveries;
  await webhooks.verifyAndReceive({
    id: delivery?.guid ?? "",
    name: "issues",
    payload: delivery?.body ?? "",
    signature: delivery?.headers["x-hub-signature-256"] ?? "",
  });
  expect(heard).toEqual(["Fix login"]);
  expect(await webhooks.verify(`${delivery?.body} `, delivery?.headers["x-hub-signature-256"] ?? "")).toBe(false);
});
