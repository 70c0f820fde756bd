/** What a person does on the site. Throws a `GitHubRefusal` for what the site does not allow. */
import { requireIssue } from "./access.ts";
import * as apps from "./deeds/app-deeds.ts";
import * as branches from "./deeds/branch-deeds.ts";
import * as checks from "./deeds/check-deeds.ts";
import * as comments from "./deeds/comment-deeds.ts";
import * as issues from "./deeds/issue-deeds.ts";
import * as labels from "./deeds/label-deeds.ts";
import * as pulls from "./deeds/pull-request-deeds.ts";
import * as repositories from "./deeds/repository-deeds.ts";
import type {
  Access,
  Account,
  App,
  Author,
  CheckRun,
  Comment,
  CommitStatus,
  Installation,
  Issue,
  Label,
  LockReason,
  Milestone,
  Permissions,
  PullFile,
  Repository,
  Review,
} from "./model.ts";
import type { World } from "./world.ts";

export class Person {
  readonly account: Account;
  readonly #world: World;
  readonly #author: Author;

  constructor(world: World, account: Account) {
    this.account = account;
    this.#world = world;
    this.#author = { account, app: null };
  }

  createRepository(wish: repositories.RepositoryWish, owner: Account = this.account): Repository {
    return repositories.createRepository(this.#world, this.#author, owner, wish);
  }

  addCollaborator(repository: Repository, { id }: Account, access: Access = "write"): void {
    repository.collaborators.set(id, access);
  }

  renameRepository(repository: Repository, name: string): void {
    repositories.renameRepository(this.#world, this.#author, repository, name);
  }

  transferRepository(repository: Repository, owner: Account): void {
    repositories.transferRepository(this.#world, this.#author, repository, owner);
  }

  setArchived(repository: Repository, archived: boolean): void {
    repositories.setArchived(this.#world, this.#author, repository, archived);
  }

  deleteRepository(repository: Repository): void {
    repositories.deleteRepository(this.#world, this.#author, repository);
  }

  createIssue(repository: Repository, title: string, wish: issues.IssueWish = {}): Issue {
    return issues.createIssue(this.#world, this.#author, repository, { ...wish, title });
  }

  /** Of a branch, which is pushed first where it is not there yet. */
  openPullRequest(repository: Repository, title: string, wish: Partial<pulls.PullRequestWish> = {}): Issue {
    const { branch = `change-${repository.lastNumber + 1}` } = wish;
    if (!repository.branches.has(branch)) this.push(repository, branch, [title]);
    return pulls.openPullRequest(this.#world, this.#author, repository, title, { ...wish, branch });
  }

  editPullRequest(issue: Issue, wish: Pick<issues.IssueWish, "title" | "body" | "labels">): void {
    pulls.editPullRequest(this.#world, this.#author, issue, wish);
  }

  setDraft(issue: Issue, draft: boolean): void {
    pulls.setDraft(this.#world, this.#author, issue, draft);
  }

  requestReview(issue: Issue, reviewer: Account): void {
    pulls.requestReview(this.#world, this.#author, issue, reviewer);
  }

  review(issue: Issue, state: Review["state"], body = ""): void {
    pulls.reviewPullRequest(this.#world, this.#author, issue, state, body);
  }

  merge(issue: Issue): void {
    pulls.closePullRequest(this.#world, this.#author, issue, true);
  }

  closePullRequest(issue: Issue): void {
    pulls.closePullRequest(this.#world, this.#author, issue, false);
  }

  reopenPullRequest(issue: Issue): void {
    pulls.reopenPullRequest(this.#world, this.#author, issue);
  }

  /** One commit for each message; the newest commit. `files`: what the open pull request of the branch changes from then on. */
  push(repository: Repository, branch: string, messages: readonly string[], files?: readonly PullFile[]): string {
    return branches.pushBranch(this.#world, this.#author, repository, branch, messages, files);
  }

  deleteBranch(repository: Repository, branch: string): void {
    branches.deleteBranch(this.#world, this.#author, repository, branch);
  }

  /** What a check says of a commit; null while it runs. */
  check(repository: Repository, sha: string, name: string, conclusion: CheckRun["conclusion"]): void {
    checks.sayCheck(this.#world, this.#author, repository, { sha, name, conclusion });
  }

  setStatus(repository: Repository, sha: string, context: string, state: CommitStatus["state"]): void {
    checks.setStatus(this.#world, this.#author, repository, { sha, context, state });
  }

  editIssue(issue: Issue, wish: issues.IssueWish): Issue {
    return issues.editIssue(this.#world, this.#author, issue, wish);
  }

  lock(issue: Issue, reason: LockReason | null = null): void {
    issues.lockIssue(this.#world, this.#author, issue, reason);
  }

  unlock(issue: Issue): void {
    issues.unlockIssue(this.#world, this.#author, issue);
  }

  deleteIssue(issue: Issue): void {
    issues.deleteIssue(this.#world, this.#author, issue);
  }

  transferIssue(issue: Issue, target: Repository): Issue {
    return issues.transferIssue(this.#world, this.#author, issue, target);
  }

  addSubIssue(parent: Issue, sub: Issue): void {
    issues.addSubIssue(this.#world, this.#author, parent, sub, false);
  }

  removeSubIssue(parent: Issue, sub: Issue): void {
    issues.removeSubIssue(this.#world, this.#author, parent, sub);
  }

  comment(issue: Issue, body: string): Comment {
    return comments.addComment(this.#world, this.#author, issue, body);
  }

  editComment(issue: Issue, comment: Comment, body: string): Comment {
    return comments.editComment(this.#world, this.#author, issue, comment, body);
  }

  deleteComment(issue: Issue, comment: Comment): void {
    comments.deleteComment(this.#world, this.#author, issue, comment);
  }

  createLabel(repository: Repository, name: string, color?: string): Label {
    return labels.createLabel(this.#world, this.#author, repository, { name, color });
  }

  deleteLabel(repository: Repository, label: Label): void {
    labels.deleteLabel(this.#world, this.#author, repository, label);
  }

  createMilestone(repository: Repository, title: string, dueOn: string | null = null): Milestone {
    return labels.createMilestone(this.#world, this.#author, repository, { title, dueOn });
  }

  /** Left out repositories: all of the account. */
  install(app: App, account: Account = this.account, chosen: readonly Repository[] | null = null): Installation {
    return apps.installApp(this.#world, this.account, app, account, chosen);
  }

  uninstall(installation: Installation): void {
    apps.uninstallApp(this.#world, this.account, installation);
  }

  setSuspended(installation: Installation, suspended: boolean): void {
    apps.setSuspended(this.#world, this.account, installation, suspended);
  }

  setPermissions(installation: Installation, permissions: Permissions): void {
    apps.setPermissions(this.#world, this.account, installation, permissions);
  }

  giveRepositories(installation: Installation, added: readonly Repository[]): void {
    apps.selectRepositories(this.#world, this.account, installation, { added });
  }

  takeRepositories(installation: Installation, removed: readonly Repository[]): void {
    apps.selectRepositories(this.#world, this.account, installation, { removed });
  }

  revokeAuthorization(app: App): void {
    apps.revokeAuthorization(this.#world, app, this.account);
  }

  /** The issue of a number, as the site finds it. */
  issue(repository: Repository, number: number): Issue {
    return requireIssue(this.#world, repository, String(number));
  }
}
