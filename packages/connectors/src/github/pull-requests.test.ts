import { type ChangedFile, ConnectorError, type ConnectorTools } from "@eureka/connector-sdk";
import { describePullRequestContract, type PullRequestDeed } from "@eureka/connector-sdk/testing";
import {
  githubFailures,
  type Issue,
  type Person,
  type PullFile,
  type Repository,
  startGitHub,
} from "@eureka/simulators/github";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createGitHubClient } from "./client.ts";
import { createGitHubPullRequests } from "./pull-requests.ts";

/** Ann writes, Bob looks at it, and an application may do what the connector asks for. */
async function startStage() {
  const github = await startGitHub({ limits: { writesPerMinute: 1_000 } });
  const [ann, bob] = [github.as(github.addUser("ann")), github.as(github.addUser("bob"))];
  const repository = ann.createRepository({ name: "operations" });
  ann.addCollaborator(repository, bob.account);
  const app = github.registerApp({ name: "Eureka", owner: ann.account });
  const installation = ann.install(app);
  const token = github.issueInstallationToken(installation);
  const tools: ConnectorTools = {
    baseUrl: github.apiUrl,
    fetch,
    async tokenProvider({ rejected } = {}) {
      if (rejected === token) throw new ConnectorError("unauthorized", "There is no other token");
      return token;
    },
    clock: { now: () => new Date() },
  };
  const pullRequests = createGitHubPullRequests(createGitHubClient(tools));
  return { github, ann, bob, repository, installation, pullRequests };
}

type Stage = Awaited<ReturnType<typeof startStage>>;

const referenceTo = ({ number, repository }: Issue) => ({
  platformBoardId: String(repository.id),
  platformPullRequestId: String(number),
});

const statusOf = { added: "added", changed: "modified", removed: "removed" } as const;

const fileOf = ({ path, kind, addedLines, removedLines, patch }: ChangedFile): PullFile => ({
  filename: path,
  status: statusOf[kind],
  additions: addedLines,
  deletions: removedLines,
  patch,
});

const shaOf = (issue: Issue) => issue.pull?.headSha ?? "";

const deeds: Readonly<Record<PullRequestDeed, (ann: Person, bob: Person, issue: Issue, at: Repository) => void>> = {
  make_ready: (ann, _, issue) => ann.setDraft(issue, false),
  request_review: (ann, bob, issue) => ann.requestReview(issue, bob.account),
  request_changes: (_, bob, issue) => bob.review(issue, "CHANGES_REQUESTED"),
  approve: (_, bob, issue) => bob.review(issue, "APPROVED"),
  begin_checks: (ann, _, issue, at) => ann.check(at, shaOf(issue), "tests", null),
  fail_checks: (ann, _, issue, at) => ann.check(at, shaOf(issue), "tests", "failure"),
  pass_checks: (ann, _, issue, at) => ann.check(at, shaOf(issue), "tests", "success"),
  merge: (ann, _, issue) => ann.merge(issue),
  close: (ann, _, issue) => ann.closePullRequest(issue),
  reopen: (ann, _, issue) => ann.reopenPullRequest(issue),
};

describePullRequestContract("github", async () => {
  const { github, ann, bob, repository, pullRequests } = await startStage();
  const platformBoardId = String(repository.id);
  return {
    pullRequests,
    platformBoardId,
    unknown: { platformBoardId, platformPullRequestId: "999" },
    faults: {
      failNext: (code) => github.faults.answerNext(githubFailures[code]),
      rateLimitNext: (seconds) => github.faults.answerNext(githubFailures.rateLimited(seconds)),
      loseNextAnswer: () => github.faults.loseNextAnswer(),
    },
    open: async ({ title, ...wish }) =>
      referenceTo(ann.openPullRequest(repository, title, { ...wish, branch: "ops-12-fix" })),
    push: async ({ platformPullRequestId }, files) => {
      const { pull } = ann.issue(repository, Number(platformPullRequestId));
      ann.push(repository, pull?.branch ?? "", ["Change files"], files.map(fileOf));
    },
    act: async ({ platformPullRequestId }, deed) =>
      deeds[deed](ann, bob, ann.issue(repository, Number(platformPullRequestId)), repository),
    close: () => github.close(),
  };
});

describe("GitHub's pull requests", () => {
  let stage: Stage;
  let pull: Issue;
  const read = () => stage.pullRequests.get(referenceTo(pull));
  beforeEach(async () => {
    stage = await startStage();
    pull = stage.ann.openPullRequest(stage.repository, "Fix login", { branch: "ops-12-fix" });
  });
  afterEach(() => stage.github.close());

  it("counts the last word of each reviewer, and nobody's who was asked again", async () => {
    const { ann, bob, github, repository } = stage;
    const carl = github.as(github.addUser("carl"));
    ann.addCollaborator(repository, carl.account);
    bob.review(pull, "CHANGES_REQUESTED");
    carl.review(pull, "APPROVED");
    bob.review(pull, "COMMENTED", "not yet");
    expect((await read()).review).toBe("changes_requested");
    ann.requestReview(pull, bob.account);
    expect((await read()).review).toBe("approved");
    ann.requestReview(pull, carl.account);
    expect((await read()).review).toBe("requested");
  });

  it("takes checks and statuses together, as the newest commit has them", async () => {
    const { ann, repository } = stage;
    ann.check(repository, shaOf(pull), "tests", "success");
    ann.setStatus(repository, shaOf(pull), "deploy", "pending");
    expect((await read()).checks).toBe("pending");
    ann.setStatus(repository, shaOf(pull), "deploy", "error");
    expect((await read()).checks).toBe("failed");
    ann.push(repository, "ops-12-fix", ["Try again"]);
    expect(await read()).toMatchObject({ checks: "none", platformCommitId: shaOf(pull) });
  });

  it("reads on where the App may not read checks, and says that it may not read pull requests", async () => {
    const { ann, installation } = stage;
    ann.check(stage.repository, shaOf(pull), "tests", "success");
    ann.setPermissions(installation, { metadata: "read", issues: "write", pull_requests: "read" });
    expect(await read()).toMatchObject({ state: "open", checks: "none" });
    ann.setPermissions(installation, { metadata: "read", issues: "write" });
    await expect(read()).rejects.toMatchObject({ code: "unauthorized" });
  });

  it("knows an issue from a pull request, and names no path by a wrong id", async () => {
    const issue = stage.ann.createIssue(stage.repository, "no code");
    await expect(stage.pullRequests.get(referenceTo(issue))).rejects.toMatchObject({ code: "not_found" });
    const elsewhere = { platformBoardId: "1/../2", platformPullRequestId: "1" };
    await expect(stage.pullRequests.get(elsewhere)).rejects.toMatchObject({ code: "invalid" });
  });
});
