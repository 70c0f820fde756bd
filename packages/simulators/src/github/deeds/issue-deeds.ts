/** What happens to issues, whoever does it. Every change tells its own event, as GitHub sends them. */
import { mayBeAssigned } from "../access.ts";
import { drawAccount } from "../draw/draw-account.ts";
import { drawIssue, drawLabel, drawMilestone } from "../draw/draw-issue.ts";
import { drawRepository } from "../draw/draw-repository.ts";
import type { Account, Author, Issue, Label, LockReason, Milestone, Pull, Repository, StateReason } from "../model.ts";
import { type FieldProblem, invalid } from "../refusal.ts";
import type { World } from "../world.ts";
import { findOrMakeLabel } from "./label-deeds.ts";

const longestTitle = 256;
export const longestBody = 65_536;
const mostAssignees = 10;

/** Wishes by name, as a request says them. Those that are undefined stay as they are. */
export interface IssueWish {
  readonly title?: string | undefined;
  readonly body?: string | null | undefined;
  readonly state?: "open" | "closed" | undefined;
  readonly stateReason?: StateReason | null | undefined;
  readonly labels?: readonly string[] | undefined;
  /** Logins. */
  readonly assignees?: readonly string[] | undefined;
  readonly milestone?: number | null | undefined;
}

/** What labels, assignees and milestones a wish means, once all of it is known to be right. */
interface Resolved {
  readonly labels?: Label[];
  readonly assignees?: Account[];
  readonly milestone?: Milestone | null;
}

export function createIssue(
  world: World,
  author: Author,
  repository: Repository,
  wish: IssueWish & { readonly title: string },
  pull: Pull | null = null,
): Issue {
  const { labels = [], assignees = [], milestone = null } = resolve(world, author, repository, wish);
  const { now } = world;
  const issue: Issue = {
    id: world.newId(),
    number: ++repository.lastNumber,
    repository,
    author: author.account,
    app: author.app,
    title: wish.title.trim(),
    body: wish.body ?? null,
    state: "open",
    stateReason: null,
    pull,
    labels,
    assignees,
    milestone,
    locked: false,
    lockReason: null,
    comments: [],
    parent: null,
    subIssues: [],
    closedBy: null,
    createdAt: now,
    updatedAt: now,
    closedAt: null,
  };
  repository.issues.set(issue.number, issue);
  tell(world, author, issue, "opened");
  return issue;
}

/** Only what differs is changed and told. */
export function editIssue(world: World, author: Author, issue: Issue, wish: IssueWish): Issue {
  const resolved = resolve(world, author, issue.repository, wish);
  editText(world, author, issue, wish);
  if (resolved.labels) changeLabels(world, author, issue, resolved.labels);
  if (resolved.assignees) changeAssignees(world, author, issue, resolved.assignees);
  if (resolved.milestone !== undefined) changeMilestone(world, author, issue, resolved.milestone);
  if (wish.state !== undefined || wish.stateReason) changeState(world, author, issue, wish);
  return issue;
}

export function lockIssue(world: World, author: Author, issue: Issue, reason: LockReason | null): void {
  issue.lockReason = reason;
  if (issue.locked) return;
  issue.locked = true;
  touch(world, issue);
  tell(world, author, issue, "locked");
}

export function unlockIssue(world: World, author: Author, issue: Issue): void {
  if (!issue.locked) return;
  issue.locked = false;
  issue.lockReason = null;
  touch(world, issue);
  tell(world, author, issue, "unlocked");
}

/** Not in the REST API: people do it on the site. */
export function deleteIssue(world: World, author: Author, issue: Issue): void {
  const { repository, number } = issue;
  repository.issues.delete(number);
  repository.deletedNumbers.add(number);
  tell(world, author, issue, "deleted");
}

/** To another repository, where it gets another number; its comments go with it. */
export function transferIssue(world: World, author: Author, issue: Issue, target: Repository): Issue {
  const { repository, number } = issue;
  const arrived: Issue = {
    ...issue,
    id: world.newId(),
    number: ++target.lastNumber,
    repository: target,
    labels: issue.labels.flatMap(({ name }) => [...target.labels.values()].find((label) => label.name === name) ?? []),
    assignees: issue.assignees.filter((account) => mayBeAssigned(target, account)),
    milestone: null,
    updatedAt: world.now,
  };
  target.issues.set(arrived.number, arrived);
  repository.issues.delete(number);
  repository.transferred.set(number, arrived);
  tell(world, author, issue, "transferred", {
    changes: { new_issue: drawIssue(world, arrived), new_repository: drawRepository(world, target) },
  });
  tell(world, author, arrived, "opened", {
    changes: { old_issue: drawIssue(world, issue), old_repository: drawRepository(world, repository) },
  });
  return arrived;
}

export function addSubIssue(world: World, author: Author, parent: Issue, sub: Issue, replaces: boolean): void {
  const problem = (message: string) => invalid({ resource: "Issue", code: "custom", field: "sub_issue_id", message });
  if (parent.subIssues.includes(sub)) throw problem("Issue may not contain duplicate sub-issues");
  for (let above: Issue | null = parent; above; above = above.parent) {
    if (above === sub) throw problem("Sub-issue may not create a circular dependency");
  }
  if (sub.parent && !replaces) throw problem("Sub issue may only have one parent");
  if (sub.parent) sub.parent.subIssues = sub.parent.subIssues.filter((other) => other !== sub);
  parent.subIssues.push(sub);
  sub.parent = parent;
  tellOfFamily(world, author, parent, sub, "added");
}

export function removeSubIssue(world: World, author: Author, parent: Issue, sub: Issue): void {
  parent.subIssues = parent.subIssues.filter((other) => other !== sub);
  sub.parent = null;
  tellOfFamily(world, author, parent, sub, "removed");
}

/** Nothing is changed before all of it is known to be right. */
function resolve(world: World, author: Author, repository: Repository, wish: IssueWish): Resolved {
  const { title, body, labels, assignees, milestone } = wish;
  const problems: FieldProblem[] = [];
  const bad = (field: string, more: Partial<FieldProblem>) =>
    problems.push({ resource: "Issue", code: "invalid", field, ...more });
  if (title !== undefined && title.trim() === "") bad("title", { code: "missing_field" });
  if (lengthOf(title) > longestTitle) {
    bad("title", { code: "custom", message: `title is too long (maximum is ${longestTitle} characters)` });
  }
  if (lengthOf(body) > longestBody) {
    bad("body", { code: "custom", message: `body is too long (maximum is ${longestBody} characters)` });
  }
  const people = (assignees ?? []).map((login) =>
    [...world.accounts.values()].find((account) => account.login.toLowerCase() === login.toLowerCase()),
  );
  for (const [index, account] of people.entries()) {
    if (!account || !mayBeAssigned(repository, account)) bad("assignees", { value: assignees?.[index] });
  }
  if (people.length > mostAssignees) bad("assignees", { code: "custom", message: "more than ten assignees" });
  const found = milestone == null ? null : repository.milestones.get(milestone);
  if (found === undefined) bad("milestone", { value: milestone });
  if (problems.length > 0) throw invalid(...problems);
  return {
    ...(labels && { labels: unique(labels.map((name) => findOrMakeLabel(world, author, repository, name))) }),
    ...(assignees && { assignees: unique(people.filter((account) => account !== undefined)) }),
    ...(milestone !== undefined && { milestone: found ?? null }),
  };
}

function editText(world: World, author: Author, issue: Issue, { title, body }: IssueWish): void {
  const changes = {
    ...(title !== undefined && title.trim() !== issue.title && { title: { from: issue.title } }),
    ...(body !== undefined && body !== issue.body && { body: { from: issue.body ?? "" } }),
  };
  if (Object.keys(changes).length === 0) return;
  if (title !== undefined) issue.title = title.trim();
  if (body !== undefined) issue.body = body;
  touch(world, issue);
  tell(world, author, issue, "edited", { changes });
}

function changeState(
  world: World,
  author: Author,
  issue: Issue,
  { state = issue.state, stateReason }: IssueWish,
): void {
  if (state === "open") {
    if (issue.state === "open") return;
    Object.assign(issue, { state, stateReason: "reopened", closedAt: null, closedBy: null });
  } else {
    const reason = stateReason && stateReason !== "reopened" ? stateReason : "completed";
    // Closing again without a reason changes nothing; another reason does.
    if (issue.state === "closed" && (!stateReason || issue.stateReason === reason)) return;
    Object.assign(issue, { state, stateReason: reason, closedAt: world.now, closedBy: author.account });
  }
  touch(world, issue);
  tell(world, author, issue, state === "open" ? "reopened" : "closed");
}

function changeLabels(world: World, author: Author, issue: Issue, wanted: Label[]): void {
  const { labels: before, repository } = issue;
  for (const label of before.filter((one) => !wanted.includes(one))) {
    issue.labels = issue.labels.filter((one) => one !== label);
    touch(world, issue);
    tell(world, author, issue, "unlabeled", { label: drawLabel(world, repository, label) });
  }
  for (const label of wanted.filter((one) => !before.includes(one))) {
    issue.labels = [...issue.labels, label];
    touch(world, issue);
    tell(world, author, issue, "labeled", { label: drawLabel(world, repository, label) });
  }
}

function changeAssignees(world: World, author: Author, issue: Issue, wanted: Account[]): void {
  const { assignees: before } = issue;
  for (const account of before.filter((one) => !wanted.includes(one))) {
    issue.assignees = issue.assignees.filter((one) => one !== account);
    touch(world, issue);
    tell(world, author, issue, "unassigned", { assignee: drawAccount(world, account) });
  }
  for (const account of wanted.filter((one) => !before.includes(one))) {
    issue.assignees = [...issue.assignees, account];
    touch(world, issue);
    tell(world, author, issue, "assigned", { assignee: drawAccount(world, account) });
  }
}

function changeMilestone(world: World, author: Author, issue: Issue, wanted: Milestone | null): void {
  const { milestone: before, repository } = issue;
  if (before === wanted) return;
  issue.milestone = wanted;
  touch(world, issue);
  if (before) tell(world, author, issue, "demilestoned", { milestone: drawMilestone(world, repository, before) });
  if (wanted) tell(world, author, issue, "milestoned", { milestone: drawMilestone(world, repository, wanted) });
}

/** A pull request tells its own. */
function tell(world: World, { account }: Author, issue: Issue, action: string, more: object = {}): void {
  if (issue.pull) return;
  const payload = { issue: drawIssue(world, issue), ...more };
  world.onHappening({ event: "issues", action, sender: account, repository: issue.repository, payload });
}

/** Both sides hear of it, each in its own repository. */
function tellOfFamily(world: World, author: Author, parent: Issue, sub: Issue, change: "added" | "removed"): void {
  touch(world, parent);
  touch(world, sub);
  const family = {
    parent_issue_id: parent.id,
    parent_issue: drawIssue(world, parent),
    parent_issue_repo: drawRepository(world, parent.repository),
    sub_issue_id: sub.id,
    sub_issue: drawIssue(world, sub),
    sub_issue_repo: drawRepository(world, sub.repository),
  };
  const sides = [
    { action: `sub_issue_${change}`, repository: parent.repository },
    { action: `parent_issue_${change}`, repository: sub.repository },
  ];
  for (const side of sides) {
    world.onHappening({ event: "sub_issues", sender: author.account, payload: family, ...side });
  }
}

/** A clock with whole seconds stands still for many changes. */
export function touch(world: World, issue: Issue): void {
  issue.updatedAt = world.now;
}

/** GitHub counts characters, not the halves of which JavaScript makes some. */
export function lengthOf(text: string | null | undefined): number {
  if (!text) return 0;
  return [...text].length;
}

function unique<Value>(values: readonly Value[]): Value[] {
  return [...new Set(values)];
}
