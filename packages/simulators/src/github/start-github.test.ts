import { createHmac } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findAcceptedProbes } from "../platform/index.ts";
import {
  type App,
  type GitHub,
  type GitHubOptions,
  type Installation,
  type Person,
  type Repository,
  signToken,
  startGitHub,
} from "./index.ts";

interface Received {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

/** Somebody's own server that GitHub delivers to. */
async function startReceiver() {
  const received: Received[] = [];
  let status = 200;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      received.push({ headers: request.headers, text: Buffer.concat(chunks).toString("utf8") });
      response.writeHead(status).end("taken");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks/github`,
    received,
    answerWith(next: number) {
      status = next;
    },
    /** What came, as "event.action", sorted: GitHub promises no order. */
    names: () =>
      received
        .map(({ headers, text }) => `${headers["x-github-event"]}.${(JSON.parse(text) as { action: string }).action}`)
        .sort(),
    close: () => server.close(),
  };
}

describe("the simulated GitHub", () => {
  let github: GitHub;
  let ann: Person;
  let repository: Repository;
  let app: App;
  let installation: Installation;
  let token: string;
  let now: number;
  let receiver: Awaited<ReturnType<typeof startReceiver>> | undefined;

  const start = async (options: GitHubOptions = {}) => {
    now = Date.parse("2030-03-01T12:00:00Z");
    github = await startGitHub({ clock: () => now, ...options });
    ann = github.as(github.addUser("ann"));
    repository = ann.createRepository({ name: "operations" });
    app = github.registerApp({ name: "Eureka", owner: ann.account });
    installation = ann.install(app);
    token = github.issueInstallationToken(installation);
  };
  beforeEach(() => start());
  afterEach(async () => {
    receiver?.close();
    receiver = undefined;
    await github.close();
  });

  const seconds = () => Math.floor(now / 1_000);
  const prove = (claims: object = {}) =>
    signToken(app.privateKey, { iat: seconds() - 30, exp: seconds() + 540, iss: app.clientId, ...claims });
  const call = async (
    method: string,
    path: string,
    body?: object,
    { bearer = token, headers = {} }: { bearer?: string; headers?: Record<string, string> } = {},
  ) => {
    const response = await fetch(`${github.apiUrl}${path}`, {
      method,
      redirect: "manual",
      headers: { authorization: `Bearer ${bearer}`, ...(body && { "content-type": "application/json" }), ...headers },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    // biome-ignore lint/suspicious/noExplicitAny: the answers of an API under test are looked into by hand
    return { status: response.status, body: (text === "" ? null : JSON.parse(text)) as any, headers: response.headers };
  };
  const place = () => `/repos/ann/operations`;

  it("makes, changes, closes and reopens an issue, and keeps what was not named", async () => {
    const milestone = ann.createMilestone(repository, "Version 1");
    const wish = { title: " Fix login ", body: "Steps", labels: ["Bug", "new one"], assignees: ["ann"] };
    const { status, body: issue } = await call("POST", `${place()}/issues`, { ...wish, milestone: milestone.number });
    expect([status, issue.number, issue.title, issue.state]).toEqual([201, 1, "Fix login", "open"]);
    expect(issue.labels.map(({ name, color }: { name: string; color: string }) => [name, color])).toEqual([
      ["bug", "d73a4a"],
      ["new one", "ededed"],
    ]);
    expect(issue).toMatchObject({ user: { login: "eureka[bot]", type: "Bot" }, assignees: [{ login: "ann" }] });
    expect(issue.created_at).toBe("2030-03-01T12:00:00Z");
    now += 5_000;
    const closed = await call("PATCH", `${place()}/issues/1`, { state: "closed", state_reason: "not_planned" });
    expect(closed.body).toMatchObject({
      state: "closed",
      state_reason: "not_planned",
      closed_at: "2030-03-01T12:00:05Z",
      title: "Fix login",
      milestone: { title: "Version 1", open_issues: 0, closed_issues: 1 },
    });
    const reopened = await call("PATCH", `/repositories/${repository.id}/issues/1`, { state: "open", labels: [] });
    expect(reopened.body).toMatchObject({ state: "open", state_reason: "reopened", closed_at: null, labels: [] });
    expect(github.violations).toEqual([]);
  });

  it("says in GitHub's form what is wrong with a wish, and changes nothing", async () => {
    const long = await call("POST", `${place()}/issues`, { title: "x".repeat(257), body: "y".repeat(65_537) });
    expect(long).toMatchObject({ status: 422, body: { message: "Validation Failed", status: "422" } });
    expect(long.body.errors).toEqual([
      { resource: "Issue", code: "custom", field: "title", message: "title is too long (maximum is 256 characters)" },
      { resource: "Issue", code: "custom", field: "body", message: "body is too long (maximum is 65536 characters)" },
    ]);
    expect((await call("POST", `${place()}/issues`, { title: "  " })).body.errors).toEqual([
      { resource: "Issue", code: "missing_field", field: "title" },
    ]);
    const stranger = github.addUser("stranger");
    const wrong = await call("POST", `${place()}/issues`, { title: "a", assignees: [stranger.login], milestone: 9 });
    expect(wrong.body.errors.map(({ field }: { field: string }) => field)).toEqual(["assignees", "milestone"]);
    expect(
      (await call("POST", `${place()}/issues`, { title: "🙂".repeat(256), body: "é".repeat(65_536) })).status,
    ).toBe(201);
    expect((await call("POST", `${place()}/labels`, { name: "BUG" })).body.errors).toEqual([
      { resource: "Label", field: "name", code: "already_exists" },
    ]);
    expect(repository.issues.size).toBe(1);
  });

  it("refuses malformed requests of every call", async () => {
    const bearers = { authorization: `Bearer ${token}`, "user-agent": "probe" };
    expect(await findAcceptedProbes(github, "/api/v3", github.calls, bearers)).toEqual([]);
    expect(github.calls.length).toBeGreaterThan(60);
  });

  it("gives pages with links, entity tags that cost nothing, and changes since a moment", async () => {
    for (const title of ["one", "two", "three"]) {
      ann.createIssue(repository, title);
      now += 1_000;
    }
    ann.openPullRequest(repository, "code");
    const first = await call("GET", `${place()}/issues?per_page=2&sort=created&direction=asc`);
    expect(first.body.map(({ title }: { title: string }) => title)).toEqual(["one", "two"]);
    expect(first.headers.get("link")).toContain(`page=2>; rel="next"`);
    const second = await call("GET", `${place()}/issues?per_page=2&sort=created&direction=asc&page=2`);
    expect(
      second.body.map(({ title, pull_request }: { title: string; pull_request?: object }) => [
        title,
        Boolean(pull_request),
      ]),
    ).toEqual([
      ["three", false],
      ["code", true],
    ]);
    const etag = first.headers.get("etag") ?? "";
    const again = await call("GET", `${place()}/issues?per_page=2&sort=created&direction=asc`, undefined, {
      headers: { "if-none-match": etag },
    });
    expect([again.status, again.body]).toEqual([304, null]);
    expect(again.headers.get("x-ratelimit-remaining")).toBe(second.headers.get("x-ratelimit-remaining"));
    const since = await call("GET", `${place()}/issues?since=2030-03-01T12:00:02Z&state=all`);
    expect(since.body.map(({ number }: { number: number }) => number)).toEqual([4, 3]);
  });

  it("shows a token nothing that it may not see, and says gone, moved, locked and read-only", async () => {
    const bo = github.as(github.addUser("bo"));
    const hidden = bo.createRepository({ name: "hidden" });
    bo.createIssue(hidden, "secret");
    expect((await call("GET", "/repos/bo/hidden/issues/1")).status).toBe(404);
    expect((await call("GET", `/repositories/${hidden.id}/issues`)).status).toBe(404);
    const second = ann.createRepository({ name: "second" });
    const [away, doomed, locked] = ["away", "doomed", "locked"].map((title) => ann.createIssue(repository, title));
    if (!away || !doomed || !locked) throw new TypeError("three issues were made");
    ann.transferIssue(away, second);
    ann.deleteIssue(doomed);
    ann.lock(locked, "resolved");
    const moved = await call("GET", `${place()}/issues/1`);
    expect([moved.status, moved.headers.get("location")]).toEqual([
      301,
      `${github.apiUrl}/repositories/${second.id}/issues/1`,
    ]);
    expect((await call("GET", `${place()}/issues/2`)).body).toMatchObject({ message: "This issue was deleted" });
    expect((await call("GET", `${place()}/issues/2`)).status).toBe(410);
    expect(await call("POST", `${place()}/issues/3/comments`, { body: "hello" })).toMatchObject({
      status: 403,
      body: { message: "Unable to create comment because issue is locked." },
    });
    ann.renameRepository(repository, "ops");
    const renamed = await call("GET", `${place()}/issues/3`);
    expect(renamed.headers.get("location")).toBe(`${github.apiUrl}/repositories/${repository.id}/issues/3`);
    expect((await call("PATCH", `${place()}/issues/3`, { title: "x" })).status).toBe(307);
    ann.setArchived(repository, true);
    expect((await call("PATCH", "/repos/ann/ops/issues/3", { title: "x" })).body.message).toContain("read-only");
    ann.setArchived(repository, false);
    ann.setPermissions(installation, { metadata: "read", issues: "read" });
    expect((await call("PATCH", "/repos/ann/ops/issues/3", { title: "x" })).body.message).toBe(
      "Resource not accessible by integration",
    );
    ann.takeRepositories(installation, [repository]);
    expect((await call("GET", "/repos/ann/ops/issues/3")).status).toBe(404);
  });

  it("checks the proof of an application, and ends its installation's tokens after an hour", async () => {
    const path = `/app/installations/${installation.id}/access_tokens`;
    const made = await call("POST", path, undefined, { bearer: prove() });
    expect(made.body).toMatchObject({ expires_at: "2030-03-01T13:00:00Z", repository_selection: "all" });
    expect((await call("GET", "/installation/repositories", undefined, { bearer: made.body.token })).status).toBe(200);
    const faults = [
      { exp: seconds() + 3_600 },
      { iat: seconds() + 3_600 },
      { exp: seconds() - 1 },
      { iss: "somebody else" },
    ];
    for (const claims of faults)
      expect((await call("GET", "/app", undefined, { bearer: prove(claims) })).status).toBe(401);
    const [header, , signature] = prove().split(".");
    const forged = `${header}.${Buffer.from(JSON.stringify({ iat: 1, exp: seconds() + 60, iss: app.id })).toString("base64url")}.${signature}`;
    expect((await call("GET", "/app", undefined, { bearer: forged })).status).toBe(401);
    expect((await call("GET", "/app")).status).toBe(403);
    now += 3_600_000;
    expect((await call("GET", "/installation/repositories", undefined, { bearer: made.body.token })).status).toBe(401);
    ann.setSuspended(installation, true);
    const late = await call("GET", "/installation/repositories", undefined, {
      bearer: github.issueInstallationToken(installation),
    });
    expect([late.status, late.body.message]).toEqual([403, "This installation has been suspended"]);
  });

  it("limits an hour and a minute, with GitHub's headers", async () => {
    await github.close();
    await start({ limits: { callsPerHour: 4, writesPerMinute: 2 } });
    const titles = ["one", "two", "three"];
    const made = [];
    for (const title of titles) made.push(await call("POST", `${place()}/issues`, { title }));
    expect(made.map(({ status }) => status)).toEqual([201, 201, 403]);
    expect(made[2]?.headers.get("retry-after")).toBe("60");
    expect(made[2]?.body.message).toContain("secondary rate limit");
    const last = await call("GET", `${place()}/issues`);
    expect(last.headers.get("x-ratelimit-remaining")).toBe("0");
    const over = await call("GET", `${place()}/issues`);
    expect([over.status, over.headers.get("x-ratelimit-reset")]).toEqual([403, String(seconds() + 3_600)]);
    now += 3_600_000;
    const fresh = github.issueInstallationToken(installation);
    expect((await call("GET", `${place()}/issues`, undefined, { bearer: fresh })).status).toBe(200);
  });

  it("signs what it delivers, keeps a list of it, and delivers again when asked", async () => {
    receiver = await startReceiver();
    app.hook.url = receiver.url;
    const issue = ann.createIssue(repository, "Fix login");
    ann.editIssue(issue, { title: "Fix it", labels: ["bug"] });
    ann.comment(issue, "hello");
    await github.idle();
    expect(receiver.names()).toEqual(["issue_comment.created", "issues.edited", "issues.labeled", "issues.opened"]);
    const [one] = receiver.received;
    const wanted = `sha256=${createHmac("sha256", app.hook.secret)
      .update(one?.text ?? "")
      .digest("hex")}`;
    expect(one?.headers["x-hub-signature-256"]).toBe(wanted);
    expect(JSON.parse(one?.text ?? "")).toMatchObject({
      installation: { id: installation.id },
      repository: { full_name: "ann/operations" },
      sender: { login: "ann" },
    });

    github.eventFaults.dropNext = 1;
    ann.editIssue(issue, { state: "closed" });
    await github.idle();
    expect(receiver.received).toHaveLength(4);
    const bearer = prove();
    const failed = await call("GET", "/app/hook/deliveries?status=failure", undefined, { bearer });
    expect(failed.body).toMatchObject([{ event: "issues", action: "closed", status_code: 0, redelivery: false }]);
    const [lost] = failed.body;
    expect((await call("POST", `/app/hook/deliveries/${lost.id}/attempts`, undefined, { bearer })).status).toBe(202);
    await github.idle();
    expect(receiver.received.at(-1)?.headers["x-github-delivery"]).toBe(lost.guid);
    const all = await call("GET", "/app/hook/deliveries?per_page=2", undefined, { bearer });
    expect(all.body[0]).toMatchObject({ guid: lost.guid, redelivery: true, status: "OK" });
    const cursor = new URL(/<([^>]+)>/.exec(all.headers.get("link") ?? "")?.[1] ?? "").search;
    expect((await call("GET", `/app/hook/deliveries${cursor}`, undefined, { bearer })).body[0].guid).not.toBe(
      lost.guid,
    );
    const detail = await call("GET", `/app/hook/deliveries/${all.body[0].id}`, undefined, { bearer });
    expect(detail.body.request.payload).toMatchObject({ action: "closed" });
  });

  it("tells what happens to repositories, labels, milestones, sub-issues and the installation", async () => {
    receiver = await startReceiver();
    app.hook.url = receiver.url;
    const second = ann.createRepository({ name: "second" });
    const parent = ann.createIssue(second, "whole");
    const part = ann.createIssue(second, "part", { assignees: ["ann"] });
    ann.addSubIssue(parent, part);
    ann.removeSubIssue(parent, part);
    ann.lock(part);
    ann.unlock(part);
    ann.deleteLabel(second, ann.createLabel(second, "urgent", "ff0000"));
    ann.editIssue(part, { milestone: ann.createMilestone(second, "1").number, assignees: [] });
    ann.transferIssue(part, repository);
    ann.setArchived(second, true);
    ann.renameRepository(second, "third");
    ann.takeRepositories(installation, [second]);
    ann.giveRepositories(installation, [second]);
    ann.setSuspended(installation, true);
    ann.setSuspended(installation, false);
    ann.deleteRepository(second);
    ann.uninstall(installation);
    ann.revokeAuthorization(app);
    await github.idle();
    expect(receiver.names()).toEqual([
      "github_app_authorization.revoked",
      "installation.deleted",
      "installation.suspend",
      "installation.unsuspend",
      "installation_repositories.added",
      "installation_repositories.removed",
      "issues.locked",
      "issues.milestoned",
      "issues.opened",
      "issues.opened",
      "issues.opened",
      "issues.transferred",
      "issues.unassigned",
      "issues.unlocked",
      "label.created",
      "label.deleted",
      "milestone.created",
      "repository.archived",
      "repository.created",
      "repository.deleted",
      "repository.renamed",
      "sub_issues.parent_issue_added",
      "sub_issues.parent_issue_removed",
      "sub_issues.sub_issue_added",
      "sub_issues.sub_issue_removed",
    ]);
  });

  it("lets a person install, consent and be named as the author, within what he may do himself", async () => {
    const callbackUrl = "https://eureka.example/connect";
    const second = github.registerApp({ name: "Second App", owner: ann.account, callbackUrl });
    const { location, installation: made } = github.approve(
      `${github.url}/github-apps/second-app/installations/new?state=s1`,
      ann.account,
      ann.account,
      [repository],
    );
    const callback = new URL(location).searchParams;
    expect([callback.get("state"), callback.get("installation_id")]).toEqual(["s1", String(made.id)]);
    const exchange = async (parameters: Record<string, string>) => {
      const credentials = { client_id: second.clientId, client_secret: second.clientSecret };
      const body = new URLSearchParams({ ...credentials, ...parameters });
      return (await fetch(`${github.url}/login/oauth/access_token`, { method: "POST", body })).json() as Promise<
        Record<string, string>
      >;
    };
    const code = callback.get("code") ?? "";
    const granted = await exchange({ code });
    expect(granted).toMatchObject({ token_type: "bearer", expires_in: 28_800 });
    expect(await exchange({ code })).toMatchObject({ error: "bad_verification_code" });
    const bearer = granted.access_token ?? "";
    expect((await call("GET", "/user", undefined, { bearer })).body.login).toBe("ann");
    const seen = await call("GET", "/user/installations", undefined, { bearer });
    expect(seen.body).toMatchObject({ total_count: 1, installations: [{ id: made.id }] });
    const issue = await call("POST", `${place()}/issues`, { title: "mine" }, { bearer });
    expect(issue.body).toMatchObject({ user: { login: "ann" }, performed_via_github_app: { slug: "second-app" } });
    const renewed = await exchange({ grant_type: "refresh_token", refresh_token: granted.refresh_token ?? "" });
    expect((await call("GET", "/user", undefined, { bearer })).status).toBe(401);
    expect((await call("GET", "/user", undefined, { bearer: renewed.access_token ?? "" })).status).toBe(200);
    const giveBack = async (secret: string, access_token: string) => {
      const authorization = `Basic ${Buffer.from(`${second.clientId}:${secret}`).toString("base64")}`;
      const path = `${github.apiUrl}/applications/${second.clientId}/grant`;
      return (
        await fetch(path, { method: "DELETE", headers: { authorization }, body: JSON.stringify({ access_token }) })
      ).status;
    };
    expect(await giveBack("another secret", renewed.access_token ?? "")).toBe(404);
    expect(await giveBack(second.clientSecret, bearer)).toBe(422);
    expect(await giveBack(second.clientSecret, renewed.access_token ?? "")).toBe(204);
    expect(await exchange({ grant_type: "refresh_token", refresh_token: renewed.refresh_token ?? "" })).toMatchObject({
      error: "bad_refresh_token",
    });
    expect(github.violations).toEqual([]);
  });

  it("shows its page, and does there what a person does", async () => {
    const act = (action: object) =>
      fetch(`${github.url}/simulator/act`, { method: "POST", body: JSON.stringify(action) });
    const where = { who: ann.account.id, repository: repository.id };
    expect((await act({ kind: "open", ...where, title: "By hand" })).status).toBe(200);
    await act({ kind: "edit", ...where, number: 1, title: "By hand", body: "<b>words</b>", labels: ["bug"] });
    await act({ kind: "comment", ...where, number: 1, body: "hello" });
    await act({ kind: "close", ...where, number: 1, reason: "not_planned" });
    const refused = await act({ kind: "close", ...where, number: 7, reason: "completed" });
    expect(await refused.json()).toEqual({ problem: "Not Found" });
    const state = (await (await fetch(`${github.url}/simulator/state`)).json()) as { repositories: object[] };
    expect(state.repositories).toMatchObject([
      { name: "ann/operations", issues: [{ number: 1, state: "closed", labels: ["bug"], comments: [{ by: "ann" }] }] },
    ]);
    const branch = "ops-12-fix";
    await act({ kind: "push", ...where, branch, message: "OPS-12: begin" });
    await act({ kind: "propose", ...where, title: "Code", branch, draft: true });
    const onPull = { ...where, number: 2 };
    await act({ kind: "draft", ...onPull, draft: false });
    const bob = github.addUser("bob").id;
    await act({ kind: "review", ...onPull, who: bob, verdict: "APPROVED" });
    await act({ kind: "check", ...onPull, verdict: "success" });
    expect((await act({ kind: "merge", ...onPull })).status).toBe(200);
    expect(await (await fetch(`${github.url}/simulator/state`)).json()).toMatchObject({
      repositories: [
        { issues: [{ pull: { merged: true, branch, reviews: ["bob: approved"], checks: ["tests: success"] } }, {}] },
      ],
    });
    expect(await (await fetch(github.url)).text()).toContain("GitHub (simulated)");
  });
});
