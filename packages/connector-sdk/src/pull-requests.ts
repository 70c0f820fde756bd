/** Pull requests: changes of code that wait on a board of the platform to be taken in. All ids are the platform's; all bodies are GitHub Flavored Markdown. */
import type { PlatformPerson } from "@eureka/contracts/people";
import type { PullRequestChecks, PullRequestReview, PullRequestState } from "@eureka/contracts/pull-request";
import type { PlatformComment, PlatformCommit } from "@eureka/contracts/universal-event";
import type { Intent } from "./chat.ts";

/** A pull request, named together with its board because many platforms address it so. */
export interface PullRequestReference {
  readonly platformBoardId: string;
  readonly platformPullRequestId: string;
}

/** A pull request as it stands on the platform. */
export interface PlatformPullRequest extends PullRequestReference {
  /** What people call it, for example `#12`. */
  readonly name: string;
  readonly title: string;
  readonly body: string;
  readonly state: PullRequestState;
  /** What the reviewers say together: one who wants changes outweighs all who agree. */
  readonly review: PullRequestReview;
  /** What all checks of the newest commit say together: a failed one outweighs those that still run. */
  readonly checks: PullRequestChecks;
  readonly author: PlatformPerson;
  readonly labels: readonly string[];
  /** The branch that holds the change, and the one that shall take it in. */
  readonly branch: string;
  readonly baseBranch: string;
  /** The newest commit of the change. */
  readonly platformCommitId: string;
  readonly permalink: string;
  readonly updatedAt: Date;
}

/** What a pull request does to one file. */
export interface ChangedFile {
  readonly path: string;
  readonly kind: "added" | "changed" | "removed";
  readonly addedLines: number;
  readonly removedLines: number;
  /** Its part of the diff; null where the platform shows none: the file is no text, or its change is too large. */
  readonly patch: string | null;
}

export interface PullRequestChanges {
  readonly files: readonly ChangedFile[];
  /** There are more files than these. */
  readonly isCut: boolean;
}

export interface ChangedPullRequests {
  /** Each once, the one that changed longest ago first. */
  readonly platformPullRequestIds: readonly string[];
  /** Opaque; continue from here, now or days later. */
  readonly nextCursor: string;
}

/** A branch that came, went, or holds other commits than before. */
export interface ChangedBranch {
  readonly branch: string;
  readonly change: "created" | "pushed" | "deleted";
  readonly permalink?: string;
  /** Its new ones, the oldest first, as many of the newest as a delivery may tell of. */
  readonly commits: readonly PlatformCommit[];
}

export interface ChangedBranches {
  readonly branches: readonly ChangedBranch[];
  /** Opaque; continue from here, now or days later. */
  readonly nextCursor: string;
}

export interface PullRequestCommentInput {
  readonly intent: Intent;
  readonly pullRequest: PullRequestReference;
  readonly body: string;
}

export interface PullRequestCommentSearch {
  readonly intent: Intent;
  readonly pullRequest: PullRequestReference;
  /** When the first attempt began; nothing older needs to be read. */
  readonly sentAfter: Date;
}

/**
 * Every method may throw `ConnectorError` with one of its five codes and nothing else. After "unavailable" a comment may or may not have
 * been added: it is looked up by its intent before it is repeated, see `writeOnce`.
 */
export interface PullRequestsCapability {
  /** Throws "not_found" for one that is gone, and for an item that is none. */
  get(pullRequest: PullRequestReference): Promise<PlatformPullRequest>;
  /**
   * Those of a board that changed since the cursor; without a cursor those that are open. One may come that did not change, none may be
   * missing. A change of the checks alone need not count as one.
   */
  listChanged(request: { readonly platformBoardId: string; readonly cursor?: string }): Promise<ChangedPullRequests>;
  /** The files that it changes now, at most `mostFiles` of them. */
  readChanges(pullRequest: PullRequestReference, mostFiles: number): Promise<PullRequestChanges>;
  /**
   * The branches of a board that changed since the cursor; without a cursor all of them as created, without commits. What did not change
   * costs next to nothing. Left out where deliveries of branches are never lost, or are none.
   */
  listChangedBranches?(request: {
    readonly platformBoardId: string;
    readonly cursor?: string;
  }): Promise<ChangedBranches>;
  addComment(input: PullRequestCommentInput): Promise<PlatformComment>;
  /** The comment that an intent added, or null when it added none. */
  findCommentByIntent(search: PullRequestCommentSearch): Promise<PlatformComment | null>;
  /** Throws "not_found" when the comment is gone. */
  updateComment(input: PullRequestCommentInput & { readonly platformCommentId: string }): Promise<PlatformComment>;
}
