/** Recorded webhook bodies of the real GitHub: through the connector's intake, and against what the simulated one sends. */
import { createHmac } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { github as connector } from "@eureka/connectors/github";
import { universalEventSchema } from "@eureka/contracts/universal-event";
import { type GitHub, type Person, type Repository, startGitHub } from "@eureka/simulators/github";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { specsFolder } from "./github-description.ts";

const folder = join(specsFolder, "payloads/github");
const { inbound } = connector;
if (!inbound) throw new TypeError("the connector has lost its intake");

/** `issues/opened.payload.json` and all the others. */
const files = readdirSync(folder).flatMap((event) =>
  readdirSync(join(folder, event)).map((file) => `${event}/${file}`),
);
const read = (file: string) => readFileSync(join(folder, file), "utf8");
const secret = "a secret of tests only";

const requestOf = (event: string, text: string, signature: string) => ({
  method: "POST" as const,
  url: "https://eureka.example/hooks/github",
  headers: {
    "content-type": "application/json",
    "x-github-event": event,
    "x-github-delivery": "72d3162e-cc78-11e3-81ab-4c9367dc0958",
    "x-hub-signature-256": signature,
  },
  body: new TextEncoder().encode(text),
});

/** What becomes of each kind; everything else is understood as a delivery and means nothing here. */
const meaning: Readonly<Record<string, readonly string[]>> = {
  "installation.created": ["installed"],
  "installation.deleted": ["uninstalled"],
  "installation.suspend": ["token.revoked"],
  "installation_repositories.added": ["board.changed"],
  "check_run.completed": ["checks.changed"],
  "check_run.created": ["checks.changed"],
  "check_run.rerequested": ["checks.changed"],
  "check_suite.completed": ["checks.changed"],
  "check_suite.requested": ["checks.changed"],
  "check_suite.rerequested": ["checks.changed"],
  ...Object.fromEntries(
    [
      ...["assigned", "closed", "converted_to_draft", "labeled", "locked", "opened", "ready_for_review", "reopened"],
      ...["review_requested", "unassigned", "unlabeled", "unlocked"],
    ].map((action) => [`pull_request.${action}`, ["pull_request.changed"]]),
  ),
  "pull_request_review.dismissed": ["pull_request.changed"],
  "pull_request_review.submitted": ["pull_request.changed"],
  status: ["checks.changed"],
  create: ["branch.changed"],
  delete: ["branch.changed"],
  push: ["branch.changed"],
  "issue_comment.created": ["item.commented"],
  "issue_comment.deleted": ["item.comment_deleted"],
  "issue_comment.edited": ["item.comment_edited"],
  "issues.assigned": ["item.updated"],
  "issues.demilestoned": ["item.updated"],
  "issues.edited": ["item.updated"],
  "issues.labeled": ["item.updated"],
  "issues.locked": ["item.updated", "board.activity"],
  "issues.milestoned": ["item.updated"],
  "issues.opened": ["item.created"],
  "issues.pinned": ["board.activity"],
  "issues.transferred": ["item.deleted"],
  "issues.unassigned": ["item.updated"],
  "issues.unlabeled": ["item.updated"],
  "issues.unlocked": ["item.updated", "board.activity"],
  "label.created": ["board.changed", "board.activity"],
  "label.edited": ["board.changed", "board.activity"],
  "milestone.closed": ["board.changed", "board.activity"],
  "milestone.created": ["board.changed", "board.activity"],
  "repository.edited": ["board.changed"],
  "repository.privatized": ["board.changed", "board.activity"],
  "repository.publicized": ["board.changed", "board.activity"],
  "repository.renamed": ["board.changed", "board.activity"],
  "repository.transferred": ["board.changed", "board.activity"],
};

describe("recorded deliveries of GitHub", () => {
  it.each(files)("are taken in: %s", async (file) => {
    const [event = ""] = file.split("/");
    const text = read(file);
    const request = requestOf(event, text, `sha256=${createHmac("sha256", secret).update(text).digest("hex")}`);
    expect(inbound.identify(request).kind).not.toBe("unknown");
    expect(await inbound.verify(request, { webhookSecret: secret }, new Date())).toEqual({ ok: true });
    const { events, ignored } = inbound.parse(request);
    const body = JSON.parse(text) as {
      readonly action?: string;
      readonly ref?: string;
      readonly ref_type?: string;
      readonly issue?: { readonly pull_request?: unknown };
    };
    const kind = body.action ? `${event}.${body.action}` : event;
    const isTag = body.ref?.startsWith("refs/tags/") || body.ref_type === "tag";
    const wanted = body.issue?.pull_request || isTag ? [] : (meaning[kind] ?? []);
    expect(events.map(({ type }) => type)).toEqual(wanted);
    expect(ignored).toEqual(wanted.length > 0 ? [] : [{ kind }]);
    for (const one of events) expect(universalEventSchema.parse(one)).toEqual(one);
  });

  it("are there in number", () => {
    expect(files.length).toBeGreaterThan(80);
  });
});

describe("what the simulated GitHub delivers", () => {
  let github: GitHub;
  let ann: Person;
  let repository: Repository;
  beforeEach(async () => {
    github = await startGitHub();
    ann = github.as(github.addUser("ann"));
    repository = ann.createRepository({ name: "operations" });
    // Nobody answers there; the bodies are kept all the same.
    const app = github.registerApp({ name: "Eureka", owner: ann.account, hookUrl: "http://127.0.0.1:9/hooks/github" });
    ann.install(app);
  });
  afterEach(() => github.close());

  const issue = () => ann.createIssue(repository, "Fix login", { body: "Steps", labels: ["bug"], assignees: ["ann"] });
  const pull = () =>
    ann.editIssue(ann.openPullRequest(repository, "Code", { body: "Closes OPS-12" }), {
      labels: ["bug"],
      assignees: ["ann"],
    });
  const head = () => repository.branches.get("main") ?? "";
  const bob = () => github.as(github.addUser("bob"));
  const deeds: Readonly<Record<string, () => void>> = {
    "issues/opened.payload.json": issue,
    "issues/labeled.payload.json": () => ann.editIssue(issue(), { labels: ["bug", "question"] }),
    "issues/assigned.payload.json": () =>
      ann.editIssue(ann.createIssue(repository, "one", { body: "b", labels: ["bug"] }), { assignees: ["ann"] }),
    "issues/milestoned.payload.json": () =>
      ann.editIssue(issue(), { milestone: ann.createMilestone(repository, "1").number }),
    "issues/locked.payload.json": () => ann.lock(issue(), "resolved"),
    "issues/transferred.payload.json": () => ann.transferIssue(issue(), ann.createRepository({ name: "second" })),
    "issue_comment/created.1.payload.json": () => ann.comment(issue(), "hello"),
    "issue_comment/deleted.payload.json"() {
      const one = issue();
      ann.deleteComment(one, ann.comment(one, "hello"));
    },
    "label/created.1.payload.json": () => ann.createLabel(repository, "urgent", "ff0000"),
    "milestone/created.payload.json": () => ann.createMilestone(repository, "1"),
    "repository/renamed.payload.json": () => ann.renameRepository(repository, "ops"),
    "pull_request/converted_to_draft.payload.json": () => ann.setDraft(pull(), true),
    "pull_request/closed.payload.json": () => ann.closePullRequest(pull()),
    "pull_request/review_requested.payload.json": () => ann.requestReview(pull(), bob().account),
    "pull_request_review/submitted.with-organization.payload.json": () => bob().review(pull(), "COMMENTED", "good"),
    "check_run/completed.1.payload.json": () => ann.check(repository, head(), "tests", "failure"),
    "check_suite/completed.1.payload.json": () => ann.check(repository, head(), "tests", "success"),
    "status/payload.json": () => ann.setStatus(repository, head(), "deploy", "success"),
    "push/1.payload.json": () => ann.push(repository, "ops-12", []),
    "create/payload.json": () => ann.push(repository, "ops-12", []),
    "delete/payload.json"() {
      ann.push(repository, "ops-12", []);
      ann.deleteBranch(repository, "ops-12");
    },
  };

  /** Left out by GitHub where there is nothing to say, or since the bodies were recorded. */
  const mayBeMissing =
    /^(installation|organization)\b|\.(draft|performed_via_github_app|active_lock_reason|temp_clone_token|allow_\w+|delete_branch_on_merge|permissions|role_name|master_branch|custom_properties)\b|^issue\.(milestone|assignee|pull_request)\b|^changes\.(new|old)_|\.license\b/;

  /** What is in a commit, and which application checks it, is not simulated; a push shows its repository in a form of its own. */
  const notSimulated =
    /^check_(run|suite)\.(check_suite\.)?(app|head_commit|pull_requests)\b|^commit\.|^repository\.(owner\.(name|email)|created_at|pushed_at|stargazers|organization)$|^pull_request\.(assignee|requested_reviewers)\b/;

  it.each(Object.keys(deeds))("has all that the real one has: %s", async (file) => {
    deeds[file]?.();
    await github.idle();
    const recorded = JSON.parse(read(file)) as { readonly action?: string };
    const event = file.split("/")[0];
    const sent = github.world.deliveries.find((one) => one.event === event && one.action === (recorded.action ?? null));
    const given = shapeOf(JSON.parse(sent?.body ?? "null"));
    const missing = [...shapeOf(recorded)].filter(
      ([path, type]) => !mayBeMissing.test(path) && !notSimulated.test(path) && !fits(type, given.get(path)),
    );
    expect(missing).toEqual([]);
  });
});

/** The type of everything in a body by its path; entries of a list are one. */
function shapeOf(value: unknown, path = "", shape = new Map<string, string>()): Map<string, string> {
  if (Array.isArray(value)) {
    for (const entry of value) shapeOf(entry, `${path}[]`, shape);
    return shape;
  }
  if (typeof value === "object" && value !== null) {
    for (const [name, inner] of Object.entries(value)) shapeOf(inner, path === "" ? name : `${path}.${name}`, shape);
    return shape;
  }
  return shape.set(path, value === null ? "null" : typeof value);
}

/** What may be nothing may be something. */
function fits(recorded: string, given: string | undefined): boolean {
  return given !== undefined && (given === recorded || given === "null" || recorded === "null");
}
