/** Pull requests and their reviews: reading, opening, and saying what one thinks. */
import { z } from "zod";
import type { AnyPlatformCall } from "../../platform/index.ts";
import { authorOf, requireIssue } from "../access.ts";
import * as deeds from "../deeds/pull-request-deeds.ts";
import { type Desk, defineRepositoryCall } from "../define-call.ts";
import { drawFile, drawPullRequest, drawReview } from "../draw/draw-pull-request.ts";
import type { Caller, Issue, Repository } from "../model.ts";
import { answerPage, pageQuery } from "../paginate.ts";
import { invalid, notFound } from "../refusal.ts";

const verdicts = { APPROVE: "APPROVED", REQUEST_CHANGES: "CHANGES_REQUESTED", COMMENT: "COMMENTED" } as const;

export function pullRequestCalls(desk: Desk): AnyPlatformCall<Caller>[] {
  const { world } = desk;
  const permission = "pull_requests" as const;
  const pullOf = (repository: Repository, number: string): Issue => {
    const issue = requireIssue(world, repository, number);
    if (!issue.pull) throw notFound();
    return issue;
  };
  return [
    ...defineRepositoryCall(desk, {
      method: "GET",
      path: "/pulls",
      permission,
      query: {
        ...pageQuery,
        state: z.enum(["open", "closed", "all"]).optional(),
        head: z.string().optional(),
        base: z.string().optional(),
        sort: z.enum(["created", "updated", "popularity", "long-running"]).optional(),
        direction: z.enum(["asc", "desc"]).optional(),
      },
      malformed: { query: { state: "merged" } },
      run({ repository, query, exchange }) {
        const { state = "open", sort = "created", base, head } = query;
        const { direction = sort === "created" ? "desc" : "asc" } = query;
        const key = (issue: Issue) => (sort === "updated" ? issue.updatedAt : issue.createdAt);
        const sign = direction === "asc" ? 1 : -1;
        const shown = [...repository.issues.values()]
          .filter(({ pull }) => pull && (base === undefined || pull.base === base))
          .filter(({ pull }) => head === undefined || `${repository.owner.login}:${pull?.branch}` === head)
          .filter((issue) => state === "all" || issue.state === state)
          .sort((one, other) => sign * (key(one) - key(other) || one.number - other.number));
        return answerPage(exchange, world.url, shown, query, (issue) =>
          drawPullRequest(world, issue, { isListed: true }),
        );
      },
    }),
    ...defineRepositoryCall(desk, {
      method: "POST",
      path: "/pulls",
      permission,
      body: {
        title: z.string(),
        head: z.string(),
        base: z.string(),
        body: z.string().optional(),
        draft: z.boolean().optional(),
      },
      malformed: { body: { title: "without a branch" } },
      run({ repository, body: { title, head: branch, base, body, draft = false }, caller }) {
        if (base !== "main") throw invalid({ resource: "PullRequest", code: "invalid", field: "base" });
        const wish = { branch, draft, ...(body !== undefined && { body }) };
        const issue = deeds.openPullRequest(world, authorOf(caller), repository, title, wish);
        return { status: 201, body: drawPullRequest(world, issue) };
      },
    }),
    ...defineRepositoryCall(desk, {
      method: "GET",
      path: "/pulls/{pull_number}",
      permission,
      run: ({ repository, part }) => ({
        status: 200,
        body: drawPullRequest(world, pullOf(repository, part("pull_number"))),
      }),
    }),
    ...defineRepositoryCall(desk, {
      method: "GET",
      path: "/pulls/{pull_number}/files",
      permission,
      query: pageQuery,
      malformed: { query: { per_page: "101" } },
      run({ repository, part, query, exchange }) {
        const issue = pullOf(repository, part("pull_number"));
        return answerPage(exchange, world.url, issue.pull?.files ?? [], query, (file) => drawFile(world, issue, file));
      },
    }),
    ...defineRepositoryCall(desk, {
      method: "GET",
      path: "/pulls/{pull_number}/reviews",
      permission,
      query: pageQuery,
      malformed: { query: { per_page: "101" } },
      run({ repository, part, query, exchange }) {
        const issue = pullOf(repository, part("pull_number"));
        return answerPage(exchange, world.url, issue.pull?.reviews ?? [], query, (review) =>
          drawReview(world, issue, review),
        );
      },
    }),
    ...defineRepositoryCall(desk, {
      method: "POST",
      path: "/pulls/{pull_number}/reviews",
      permission,
      body: { body: z.string().optional(), event: z.enum(["APPROVE", "REQUEST_CHANGES", "COMMENT"]) },
      malformed: { body: { event: "SHRUG" } },
      run({ repository, part, body: { event, body = "" }, caller }) {
        const issue = pullOf(repository, part("pull_number"));
        const review = deeds.reviewPullRequest(world, authorOf(caller), issue, verdicts[event], body);
        return { status: 200, body: drawReview(world, issue, review) };
      },
    }),
  ];
}
