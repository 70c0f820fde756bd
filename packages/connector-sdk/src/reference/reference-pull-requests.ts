/** Pull requests of the reference tracker: what people do with them over there. */
import type { PlatformPerson } from "@eureka/contracts/people";
import type { PlatformComment } from "@eureka/contracts/universal-event";
import { ConnectorError } from "../connector-error.ts";
import type { ChangedFile, PlatformPullRequest } from "../pull-requests.ts";
import type { Clock } from "../tools.ts";

export type ReferencePullRequestWish = Partial<
  Omit<PlatformPullRequest, "platformBoardId" | "platformPullRequestId" | "name" | "permalink" | "updatedAt">
>;

interface Stored {
  pullRequest: PlatformPullRequest;
  files: readonly ChangedFile[];
  sequence: number;
}

export class ReferencePullRequests {
  readonly #clock: Clock;
  readonly #ourselves: PlatformPerson;
  readonly #stored = new Map<string, Stored>();
  readonly #comments: { comment: PlatformComment; readonly place: string; readonly intent: string | null }[] = [];
  #sequence = 0;

  constructor(clock: Clock, ourselves: PlatformPerson) {
    this.#clock = clock;
    this.#ourselves = ourselves;
  }

  open(platformBoardId: string, author: PlatformPerson, wish: ReferencePullRequestWish = {}): PlatformPullRequest {
    const number = this.#stored.size + 1;
    const platformPullRequestId = `pull-${number}`;
    const pullRequest: PlatformPullRequest = {
      title: `Change ${number}`,
      body: "",
      state: "open",
      review: "none",
      checks: "none",
      labels: [],
      branch: `change-${number}`,
      baseBranch: "main",
      platformCommitId: `commit-${number}`,
      ...wish,
      author,
      platformBoardId,
      platformPullRequestId,
      name: `#${number}`,
      permalink: `https://tracker.example/pulls/${number}`,
      updatedAt: this.#clock.now(),
    };
    this.#stored.set(platformPullRequestId, { pullRequest, files: [], sequence: ++this.#sequence });
    return pullRequest;
  }

  /** Checks alone are no change of a pull request to its platform's list. */
  change(platformPullRequestId: string, wish: ReferencePullRequestWish): PlatformPullRequest {
    const stored = this.#require(platformPullRequestId);
    stored.pullRequest = { ...stored.pullRequest, ...wish, updatedAt: this.#clock.now() };
    if (Object.keys(wish).some((name) => name !== "checks")) stored.sequence = ++this.#sequence;
    return stored.pullRequest;
  }

  /** A new commit, after which it changes these files. */
  push(platformPullRequestId: string, platformCommitId: string, files: readonly ChangedFile[]): void {
    this.change(platformPullRequestId, { platformCommitId });
    this.#require(platformPullRequestId).files = files;
  }

  filesOf(platformPullRequestId: string): readonly ChangedFile[] {
    return this.#require(platformPullRequestId).files;
  }

  get(platformPullRequestId: string): PlatformPullRequest {
    return this.#require(platformPullRequestId).pullRequest;
  }

  changedAfter(platformBoardId: string, sequence: number | null): { readonly id: string; readonly sequence: number }[] {
    return [...this.#stored.values()]
      .filter(({ pullRequest }) => pullRequest.platformBoardId === platformBoardId)
      .filter(({ pullRequest: { state }, sequence: changedAt }) =>
        sequence === null ? state === "open" || state === "draft" : changedAt > sequence,
      )
      .sort((left, right) => left.sequence - right.sequence)
      .map(({ pullRequest, sequence: changedAt }) => ({ id: pullRequest.platformPullRequestId, sequence: changedAt }));
  }

  get lastSequence(): number {
    return this.#sequence;
  }

  commentsOf(platformPullRequestId: string): PlatformComment[] {
    return this.#comments.filter(({ place }) => place === platformPullRequestId).map(({ comment }) => comment);
  }

  addComment(platformPullRequestId: string, body: string, intent: string): PlatformComment {
    this.#require(platformPullRequestId);
    const platformCommentId = `pull-comment-${this.#comments.length + 1}`;
    const createdAt = this.#clock.now().toISOString();
    const comment = { platformCommentId, author: this.#ourselves, body, createdAt };
    this.#comments.push({ comment, place: platformPullRequestId, intent });
    return comment;
  }

  findComment(platformPullRequestId: string, wanted: string): PlatformComment | null {
    const found = this.#comments.find(({ place, intent }) => place === platformPullRequestId && intent === wanted);
    return found?.comment ?? null;
  }

  updateComment(platformCommentId: string, body: string): PlatformComment {
    const stored = this.#comments.find(({ comment }) => comment.platformCommentId === platformCommentId);
    if (!stored) throw new ConnectorError("not_found", `There is no comment ${platformCommentId}`);
    stored.comment = { ...stored.comment, body };
    return stored.comment;
  }

  #require(platformPullRequestId: string): Stored {
    const stored = this.#stored.get(platformPullRequestId);
    if (!stored) throw new ConnectorError("not_found", `There is no pull request ${platformPullRequestId}`);
    return stored;
  }
}
