/** The contract of every capability for pull requests, run against a simulator or an in-memory platform. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type {
  ChangedFile,
  PlatformPullRequest,
  PullRequestReference,
  PullRequestsCapability,
} from "../pull-requests.ts";
import { writeOnce } from "../write-once.ts";
import { type ContractFaults, catchConnectorError, expectEveryErrorCode } from "./contract-faults.ts";
import { hostileTexts } from "./hostile-texts.ts";

/** One fresh platform with a board, and what people do with pull requests there. */
export interface PullRequestContractHarness {
  readonly pullRequests: PullRequestsCapability;
  readonly platformBoardId: string;
  readonly unknown: PullRequestReference;
  readonly faults: ContractFaults;
  /** Of the branch `ops-12-fix`, by a person; nobody looked at it and nothing checks it. */
  open(wish: { readonly title: string; readonly body: string; readonly draft: boolean }): Promise<PullRequestReference>;
  /** A new commit, after which it changes these files. */
  push(pullRequest: PullRequestReference, files: readonly ChangedFile[]): Promise<void>;
  act(pullRequest: PullRequestReference, deed: PullRequestDeed): Promise<void>;
  close?(): Promise<void>;
}

export type PullRequestDeed =
  | "make_ready"
  | "request_review"
  | "request_changes"
  | "approve"
  | "begin_checks"
  | "fail_checks"
  | "pass_checks"
  | "merge"
  | "close"
  | "reopen";

/**
 * Declares the tests of the contract.
 * @param makeHarness makes a fresh platform before each test
 */
export function describePullRequestContract(
  name: string,
  makeHarness: () => Promise<PullRequestContractHarness>,
): void {
  describe(`${name} keeps the contract of pull requests`, () => {
    let harness: PullRequestContractHarness;
    let pullRequests: PullRequestsCapability;
    beforeEach(async () => {
      harness = await makeHarness();
      ({ pullRequests } = harness);
    });
    afterEach(() => harness.close?.());
    const open = (title: string, { body = "", draft = false } = {}) => harness.open({ title, body, draft });
    const after = async (
      reference: PullRequestReference,
      ...deeds: PullRequestDeed[]
    ): Promise<Pick<PlatformPullRequest, "state" | "review" | "checks">> => {
      for (const deed of deeds) await harness.act(reference, deed);
      const { state, review, checks } = await pullRequests.get(reference);
      return { state, review, checks };
    };

    it("reads what a person opened, with hostile text as it is", async () => {
      const reference = await open("OPS-12: fix", { body: hostileTexts.markup, draft: true });
      const read = await pullRequests.get(reference);
      expect(read).toMatchObject({ ...reference, title: "OPS-12: fix", body: hostileTexts.markup, state: "draft" });
      expect(read).toMatchObject({ branch: "ops-12-fix", review: "none", checks: "none", author: { isBot: false } });
      expect(URL.canParse(read.permalink)).toBe(true);
      expect(read.platformCommitId).not.toBe("");
      expect(await pullRequests.get(reference)).toEqual(read);
    });

    it("says how far it is: reviews, checks and its end", async () => {
      const one = await open("first", { draft: true });
      expect(await after(one, "make_ready")).toMatchObject({ state: "open", review: "none" });
      expect(await after(one, "request_review", "begin_checks")).toMatchObject({
        review: "requested",
        checks: "pending",
      });
      expect(await after(one, "request_changes", "fail_checks")).toMatchObject({
        review: "changes_requested",
        checks: "failed",
      });
      expect(await after(one, "approve", "pass_checks")).toMatchObject({ review: "approved", checks: "passed" });
      expect(await after(one, "merge")).toMatchObject({ state: "merged", checks: "passed" });
      const other = await open("second");
      expect(await after(other, "close")).toMatchObject({ state: "closed" });
      expect(await after(other, "reopen")).toMatchObject({ state: "open" });
    });

    it("lists the open ones first, and what changed from then on", async () => {
      const { platformBoardId } = harness;
      const [one, two, three] = [await open("one"), await open("two"), await open("three")];
      await harness.act(three, "close");
      const first = await pullRequests.listChanged({ platformBoardId });
      expect(first.platformPullRequestIds).toEqual([one.platformPullRequestId, two.platformPullRequestId]);
      await harness.act(one, "merge");
      const next = await pullRequests.listChanged({ platformBoardId, cursor: first.nextCursor });
      expect(next.platformPullRequestIds).toContain(one.platformPullRequestId);
      const broken = () => pullRequests.listChanged({ platformBoardId, cursor: "{no cursor" });
      expect(await catchConnectorError(broken)).toMatchObject({ code: "invalid" });
    });

    it("reads the files that it changes, no more than wanted, as far as they are text", async () => {
      const reference = await open("changes code");
      const before = await pullRequests.get(reference);
      const files: ChangedFile[] = [
        { path: "src/login.ts", kind: "changed", addedLines: 2, removedLines: 1, patch: "@@ -1 +1,2 @@\n-a\n+b\n+c" },
        { path: "src/new.ts", kind: "added", addedLines: 1, removedLines: 0, patch: "@@ -0,0 +1 @@\n+d" },
        { path: "logo.png", kind: "removed", addedLines: 0, removedLines: 0, patch: null },
      ];
      await harness.push(reference, files);
      expect((await pullRequests.get(reference)).platformCommitId).not.toBe(before.platformCommitId);
      expect(await pullRequests.readChanges(reference, 10)).toEqual({ files, isCut: false });
      expect(await pullRequests.readChanges(reference, 2)).toEqual({ files: files.slice(0, 2), isCut: true });
      const gone = () => pullRequests.readChanges(harness.unknown, 10);
      expect(await catchConnectorError(gone)).toMatchObject({ code: "not_found" });
    });

    it("comments once per intent, also when the answer was lost, and edits the comment in place", async () => {
      const pullRequest = await open("talked about");
      const input = { intent: "contract-comment", pullRequest, body: hostileTexts.markup };
      const find = () => pullRequests.findCommentByIntent({ ...input, sentAfter: new Date(Date.now() - 60_000) });
      expect(await find()).toBeNull();
      harness.faults.loseNextAnswer();
      expect(await catchConnectorError(() => pullRequests.addComment(input))).toMatchObject({ code: "unavailable" });
      const write = () => pullRequests.addComment(input);
      const { platformCommentId } = await writeOnce({ attemptedBefore: true, find, write });
      expect(await find()).toMatchObject({ platformCommentId, body: hostileTexts.markup });
      await pullRequests.updateComment({ ...input, platformCommentId, body: "edited" });
      expect(await find()).toMatchObject({ platformCommentId, body: "edited" });
    });

    it("throws the five codes, and not_found for what is none", async () => {
      expect(await catchConnectorError(() => pullRequests.get(harness.unknown))).toMatchObject({ code: "not_found" });
      const reference = await open("one");
      await expectEveryErrorCode(harness.faults, () => pullRequests.get(reference));
    });
  });
}
