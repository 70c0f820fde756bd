import { describePullRequestContract, type PullRequestDeed } from "../testing/index.ts";
import { createReferencePullRequests } from "./create-reference-pull-requests.ts";
import type { ReferencePullRequestWish } from "./reference-pull-requests.ts";
import { ReferenceTrackerServer } from "./reference-tracker-server.ts";

const deeds: Record<PullRequestDeed, ReferencePullRequestWish> = {
  make_ready: { state: "open" },
  request_review: { review: "requested" },
  request_changes: { review: "changes_requested" },
  approve: { review: "approved" },
  begin_checks: { checks: "pending" },
  fail_checks: { checks: "failed" },
  pass_checks: { checks: "passed" },
  merge: { state: "merged" },
  close: { state: "closed" },
  reopen: { state: "open" },
};

describePullRequestContract("reference tracker", async () => {
  const server = new ReferenceTrackerServer();
  const { platformBoardId } = server.addBoard("Operations", ["To do", "Done"]);
  const ann = server.addPerson("Ann");
  return {
    pullRequests: createReferencePullRequests(server),
    platformBoardId,
    unknown: { platformBoardId, platformPullRequestId: "pull-999" },
    faults: server.faults,
    open: async ({ draft, ...wish }) =>
      server.pullRequests.open(platformBoardId, ann, {
        ...wish,
        branch: "ops-12-fix",
        state: draft ? "draft" : "open",
      }),
    push: async ({ platformPullRequestId }, files) =>
      server.pullRequests.push(platformPullRequestId, "commit-after-the-push", files),
    act: async ({ platformPullRequestId }, deed) => {
      server.pullRequests.change(platformPullRequestId, deeds[deed]);
    },
  };
});
