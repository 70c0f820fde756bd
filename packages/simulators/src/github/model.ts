/** What the simulated GitHub remembers, in GitHub's own words. Times are Unix seconds. */

export interface Account {
  readonly id: number;
  login: string;
  readonly type: "User" | "Organization" | "Bot";
  name: string | null;
  readonly createdAt: number;
}

/** `triage` and less may not push: labels, assignees and milestones that such a person names for a new issue are dropped. */
export type Access = "read" | "write" | "admin";

export interface Repository {
  readonly id: number;
  name: string;
  owner: Account;
  private: boolean;
  archived: boolean;
  hasIssues: boolean;
  description: string | null;
  readonly collaborators: Map<number, Access>;
  readonly labels: Map<number, Label>;
  readonly milestones: Map<number, Milestone>;
  /** By number; what was deleted or transferred is in the other two. */
  readonly issues: Map<number, Issue>;
  /** The newest commit of each branch. */
  readonly branches: Map<string, string>;
  /** Everything that was pushed, by its name. */
  readonly commits: Map<string, Commit>;
  /** What checks said, oldest first. */
  readonly checkRuns: CheckRun[];
  readonly statuses: CommitStatus[];
  readonly deletedNumbers: Set<number>;
  readonly transferred: Map<number, Issue>;
  /** Names that it had before: they lead on to it until somebody else takes them. */
  readonly formerNames: Set<string>;
  /** Issues and pull requests are counted together. */
  lastNumber: number;
  lastMilestone: number;
  readonly createdAt: number;
  updatedAt: number;
}

export interface Commit {
  readonly sha: string;
  readonly message: string;
  readonly author: Account;
  readonly createdAt: number;
  /** Null: nothing was pushed before it. */
  readonly parent: string | null;
}

export interface Label {
  readonly id: number;
  name: string;
  /** Six hexadecimal digits. */
  color: string;
  description: string | null;
  readonly isDefault: boolean;
}

export interface Milestone {
  readonly id: number;
  readonly number: number;
  title: string;
  description: string | null;
  state: "open" | "closed";
  dueOn: string | null;
  readonly creator: Account;
  readonly createdAt: number;
  updatedAt: number;
  closedAt: number | null;
}

export type StateReason = "completed" | "not_planned" | "duplicate" | "reopened";
export type LockReason = "off-topic" | "too heated" | "resolved" | "spam";

export interface Issue {
  readonly id: number;
  number: number;
  repository: Repository;
  readonly author: Account;
  readonly app: App | null;
  title: string;
  body: string | null;
  state: "open" | "closed";
  stateReason: StateReason | null;
  /** Of a pull request, which is an issue to GitHub; null for every other issue. */
  readonly pull: Pull | null;
  labels: Label[];
  assignees: Account[];
  milestone: Milestone | null;
  locked: boolean;
  lockReason: LockReason | null;
  comments: Comment[];
  parent: Issue | null;
  subIssues: Issue[];
  closedBy: Account | null;
  readonly createdAt: number;
  updatedAt: number;
  closedAt: number | null;
}

/** What a pull request has besides what it has as an issue. */
export interface Pull {
  draft: boolean;
  readonly branch: string;
  readonly base: string;
  headSha: string;
  readonly baseSha: string;
  requestedReviewers: Account[];
  readonly reviews: Review[];
  mergedAt: number | null;
  mergedBy: Account | null;
  /** What it changes. */
  files: readonly PullFile[];
}

export interface PullFile {
  readonly filename: string;
  readonly status: "added" | "removed" | "modified" | "renamed" | "copied" | "changed" | "unchanged";
  readonly additions: number;
  readonly deletions: number;
  /** Null for what GitHub shows no diff of. */
  readonly patch: string | null;
}

export interface Review {
  readonly id: number;
  readonly author: Account;
  readonly body: string;
  readonly state: "APPROVED" | "CHANGES_REQUESTED" | "COMMENTED" | "DISMISSED";
  readonly commitId: string;
  readonly submittedAt: number;
}

export interface CheckRun {
  readonly id: number;
  readonly suiteId: number;
  readonly sha: string;
  readonly name: string;
  status: "queued" | "in_progress" | "completed";
  conclusion: "success" | "failure" | "neutral" | "cancelled" | null;
  readonly startedAt: number;
  completedAt: number | null;
}

export interface CommitStatus {
  readonly id: number;
  readonly sha: string;
  readonly context: string;
  readonly state: "error" | "failure" | "pending" | "success";
  readonly createdAt: number;
}

export interface Comment {
  readonly id: number;
  readonly author: Account;
  readonly app: App | null;
  body: string;
  readonly createdAt: number;
  updatedAt: number;
}

export type Permissions = Readonly<Record<string, "read" | "write" | "admin">>;

/** A GitHub App. Its own account, `<slug>[bot]`, is the author of what it does with an installation's token. */
export interface App {
  readonly id: number;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly slug: string;
  readonly name: string;
  readonly owner: Account;
  readonly bot: Account;
  /** PEM. */
  readonly privateKey: string;
  readonly publicKey: string;
  permissions: Permissions;
  events: readonly string[];
  hook: { url: string; secret: string; contentType: "json" | "form"; insecureSsl: string };
  /** Where people are sent after they installed it or consented. */
  callbackUrl: string | null;
  readonly createdAt: number;
}

export interface Installation {
  readonly id: number;
  readonly app: App;
  readonly account: Account;
  permissions: Permissions;
  /** The ids of the repositories; null: all of the account. */
  selected: Set<number> | null;
  suspendedBy: Account | null;
  suspendedAt: number | null;
  readonly createdAt: number;
  updatedAt: number;
}

export type Token =
  | {
      readonly kind: "installation";
      readonly text: string;
      readonly installation: Installation;
      readonly permissions: Permissions;
      readonly selected: ReadonlySet<number> | null;
      readonly expiresAt: number;
    }
  | {
      readonly kind: "user";
      readonly text: string;
      readonly app: App;
      readonly user: Account;
      readonly refreshText: string;
      readonly expiresAt: number;
      readonly refreshExpiresAt: number;
    };

/** One attempt to deliver an event. */
export interface Delivery {
  readonly id: number;
  readonly guid: string;
  readonly app: App;
  readonly event: string;
  readonly action: string | null;
  readonly installationId: number | null;
  readonly repositoryId: number | null;
  readonly body: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly redelivery: boolean;
  readonly deliveredAt: number;
  /** Seconds. */
  readonly duration: number;
  /** 0 when nobody answered. */
  readonly statusCode: number;
  readonly answer: string;
}

/** Who does something: a person on the site, an application for a person, or an application as itself. */
export interface Author {
  readonly account: Account;
  readonly app: App | null;
}

/** Whoever a request's token stands for. */
export type Caller =
  | { readonly kind: "app"; readonly app: App }
  | { readonly kind: "installation"; readonly token: Extract<Token, { kind: "installation" }> }
  | { readonly kind: "user"; readonly token: Extract<Token, { kind: "user" }> };
