/** One good request for every call of the simulated GitHub, in an order in which each finds what it needs. */
import { type GitHub, signToken } from "@eureka/simulators/github";

export interface GoodCall {
  /** As the simulator names it, for repositories by their names. */
  readonly name: string;
  readonly parts?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly status: number;
}

export interface GoodPlace {
  readonly tokens: {
    readonly app: string;
    readonly installation: string;
    readonly user: string;
    readonly doomed: string;
    /** Of somebody who takes back what he granted. */
    readonly leaving: string;
  };
  /** The application's name and secret. */
  readonly proof: string;
  readonly parts: Readonly<Record<string, string>>;
  /** Ids that stand in bodies. */
  readonly subIssueId: number;
  readonly doomed: {
    readonly installation: string;
    readonly label: string;
    readonly milestone: string;
    readonly comment: string;
  };
}

/** Makes the place by what people do, so that no call is needed for another one. */
export async function makePlace(github: GitHub, hookUrl: string): Promise<GoodPlace> {
  const ann = github.as(github.addUser("ann"));
  const repository = ann.createRepository({ name: "operations" });
  const app = github.registerApp({ name: "Eureka", owner: ann.account, hookUrl });
  const installation = ann.install(app);
  const other = github.as(github.addUser("bo"));
  const issue = ann.createIssue(repository, "Fix login", { body: "Steps", labels: ["bug"], assignees: ["ann"] });
  const parent = ann.createIssue(repository, "whole");
  ann.addSubIssue(parent, issue);
  const sub = ann.createIssue(repository, "one part");
  const comment = ann.comment(issue, "hello");
  const manifest = {
    name: "Made by itself",
    url: "https://eureka.example",
    redirect_url: "https://eureka.example/back",
  };
  const made = github.registerFromManifest(
    `${github.url}/settings/apps/new?state=s`,
    JSON.stringify({ ...manifest, hook_attributes: { url: hookUrl } }),
    ann.account,
  );
  const pull = ann.openPullRequest(repository, "code", { branch: "ops-12-code", body: "Closes OPS-12" });
  ann.requestReview(pull, other.account);
  other.review(pull, "CHANGES_REQUESTED", "not yet");
  for (const conclusion of [null, "failure", "success"] as const)
    ann.check(repository, pull.pull?.headSha ?? "", "tests", conclusion);
  ann.setStatus(repository, pull.pull?.headSha ?? "", "deploy", "pending");
  const milestone = ann.createMilestone(repository, "Version 1", "2030-02-28T08:00:00Z");
  ann.editIssue(issue, { milestone: milestone.number });
  await github.idle();
  const now = Math.floor(Date.now() / 1_000);
  return {
    tokens: {
      app: signToken(app.privateKey, { iat: now - 30, exp: now + 300, iss: app.id }),
      installation: github.issueInstallationToken(installation),
      user: github.issueUserToken(app, ann.account),
      doomed: github.issueInstallationToken(installation),
      leaving: github.issueUserToken(app, other.account),
    },
    proof: `${app.clientId}:${app.clientSecret}`,
    parts: {
      client_id: app.clientId,
      owner: "ann",
      repo: "operations",
      code: new URL(made).searchParams.get("code") ?? "",
      issue_number: String(issue.number),
      pull_number: String(pull.number),
      ref: pull.pull?.headSha ?? "",
      comment_id: String(comment.id),
      milestone_number: String(milestone.number),
      name: "bug",
      assignee: "ann",
      username: "ann",
      account_id: String(ann.account.id),
      installation_id: String(installation.id),
      delivery_id: String(github.world.deliveries[0]?.id),
    },
    subIssueId: sub.id,
    doomed: {
      installation: String(other.install(app).id),
      label: "wontfix",
      milestone: String(ann.createMilestone(repository, "doomed").number),
      comment: String(ann.comment(issue, "doomed").id),
    },
  };
}

export function listGoodCalls({ doomed, subIssueId, tokens }: GoodPlace): GoodCall[] {
  const repository = "/repos/{owner}/{repo}";
  const issue = `${repository}/issues/{issue_number}`;
  const get = (path: string, query: Record<string, string> = {}): GoodCall => ({
    name: `GET ${path}`,
    query,
    status: 200,
  });
  const page = { per_page: "10", page: "1" };
  return [
    { name: "POST /app-manifests/{code}/conversions", status: 201 },
    {
      name: "DELETE /applications/{client_id}/grant",
      body: { access_token: tokens.leaving },
      status: 204,
    },
    get("/app"),
    get(`${repository}/branches`, { ...page, protected: "false" }),
    get(`${repository}/commits`, { ...page, sha: "ops-12-code" }),
    get("/app/installations", page),
    get("/app/installations/{installation_id}"),
    {
      name: "POST /app/installations/{installation_id}/access_tokens",
      body: { permissions: { issues: "write" } },
      status: 201,
    },
    {
      name: "PUT /app/installations/{installation_id}/suspended",
      parts: { installation_id: doomed.installation },
      status: 204,
    },
    {
      name: "DELETE /app/installations/{installation_id}/suspended",
      parts: { installation_id: doomed.installation },
      status: 204,
    },
    {
      name: "DELETE /app/installations/{installation_id}",
      parts: { installation_id: doomed.installation },
      status: 204,
    },
    get("/app/hook/config"),
    { name: "PATCH /app/hook/config", body: { content_type: "json" }, status: 200 },
    get("/app/hook/deliveries", { per_page: "2", status: "success" }),
    get("/app/hook/deliveries/{delivery_id}"),
    { name: "POST /app/hook/deliveries/{delivery_id}/attempts", status: 202 },
    get("/installation/repositories", page),
    { name: "DELETE /installation/token", status: 204 },
    get("/user"),
    get("/user/installations", page),
    get("/user/{account_id}"),
    get("/users/{username}"),
    get("/rate_limit"),
    get(repository),
    get(`${repository}/assignees`, page),
    { name: `GET ${repository}/assignees/{assignee}`, status: 204 },
    get(`${repository}/labels`, page),
    { name: `POST ${repository}/labels`, body: { name: "urgent", color: "ff0000", description: "now" }, status: 201 },
    {
      name: `PATCH ${repository}/labels/{name}`,
      body: { new_name: "defect", color: "ee0000" },
      parts: { name: "bug" },
      status: 200,
    },
    { name: `DELETE ${repository}/labels/{name}`, parts: { name: doomed.label }, status: 204 },
    get(`${repository}/milestones`, { ...page, state: "all" }),
    {
      name: `POST ${repository}/milestones`,
      body: { title: "Version 2", due_on: "2031-01-01T00:00:00Z" },
      status: 201,
    },
    { name: `PATCH ${repository}/milestones/{milestone_number}`, body: { state: "closed" }, status: 200 },
    {
      name: `DELETE ${repository}/milestones/{milestone_number}`,
      parts: { milestone_number: doomed.milestone },
      status: 204,
    },
    get(`${repository}/issues`, {
      ...page,
      state: "all",
      sort: "updated",
      direction: "asc",
      since: "2020-01-01T00:00:00Z",
    }),
    {
      name: `POST ${repository}/issues`,
      body: { title: "new", body: "b", labels: ["bug 2"], assignees: ["ann"] },
      status: 201,
    },
    get(issue),
    { name: `PATCH ${issue}`, body: { state: "closed", state_reason: "not_planned", milestone: null }, status: 200 },
    { name: `PUT ${issue}/lock`, body: { lock_reason: "resolved" }, status: 204 },
    { name: `DELETE ${issue}/lock`, status: 204 },
    get(`${issue}/sub_issues`, page),
    { name: `POST ${issue}/sub_issues`, body: { sub_issue_id: subIssueId }, status: 201 },
    { name: `DELETE ${issue}/sub_issue`, body: { sub_issue_id: subIssueId }, status: 200 },
    get(`${issue}/parent`),
    get(`${repository}/pulls`, { ...page, state: "all", sort: "updated", direction: "desc" }),
    {
      name: `POST ${repository}/pulls`,
      body: { title: "More code", head: "ops-12-code", base: "main", body: "b", draft: true },
      status: 201,
    },
    get(`${repository}/pulls/{pull_number}`),
    get(`${repository}/pulls/{pull_number}/files`, page),
    get(`${repository}/pulls/{pull_number}/reviews`, page),
    { name: `POST ${repository}/pulls/{pull_number}/reviews`, body: { event: "APPROVE", body: "good" }, status: 200 },
    get(`${repository}/commits/{ref}/check-runs`, page),
    get(`${repository}/commits/{ref}/status`, page),
    get(`${issue}/comments`, { ...page, since: "2020-01-01T00:00:00Z" }),
    { name: `POST ${issue}/comments`, body: { body: "hello" }, status: 201 },
    get(`${repository}/issues/comments/{comment_id}`),
    { name: `PATCH ${repository}/issues/comments/{comment_id}`, body: { body: "again" }, status: 200 },
    { name: `DELETE ${repository}/issues/comments/{comment_id}`, parts: { comment_id: doomed.comment }, status: 204 },
  ];
}
