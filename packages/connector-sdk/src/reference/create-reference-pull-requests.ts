/** The capability over the pull requests of {@link ReferenceTrackerServer}. */
import type { PullRequestsCapability } from "../pull-requests.ts";
import type { ReferenceTrackerServer } from "./reference-tracker-server.ts";
import { readCursor } from "./take-page.ts";

export function createReferencePullRequests({ pullRequests, faults }: ReferenceTrackerServer): PullRequestsCapability {
  return {
    get: ({ platformPullRequestId }) => faults.run("read", () => pullRequests.get(platformPullRequestId)),
    listChanged: ({ platformBoardId, cursor }) =>
      faults.run("read", () => {
        const changed = pullRequests.changedAfter(platformBoardId, cursor === undefined ? null : readCursor(cursor));
        return {
          platformPullRequestIds: changed.map(({ id }) => id),
          nextCursor: String(pullRequests.lastSequence),
        };
      }),
    readChanges: ({ platformPullRequestId }, mostFiles) =>
      faults.run("read", () => {
        const files = pullRequests.filesOf(platformPullRequestId);
        return { files: files.slice(0, mostFiles), isCut: files.length > mostFiles };
      }),
    addComment: ({ pullRequest, body, intent }) =>
      faults.run("write", () => pullRequests.addComment(pullRequest.platformPullRequestId, body, intent)),
    findCommentByIntent: ({ pullRequest, intent }) =>
      faults.run("read", () => pullRequests.findComment(pullRequest.platformPullRequestId, intent)),
    updateComment: ({ platformCommentId, body }) =>
      faults.run("write", () => pullRequests.updateComment(platformCommentId, body)),
  };
}
