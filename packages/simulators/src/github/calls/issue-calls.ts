import { z } from "zod";
import type { AnyPlatformCall } from "../../platform/index.ts";
import { authorOf, mayPush, requireAccess, requireIssue } from "../access.ts";
import * as deeds from "../deeds/issue-deeds.ts";
import { type Desk, defineRepositoryCall } from "../define-call.ts";
import { drawIssue } from "../draw/draw-issue.ts";
import type { Caller, Issue, Repository } from "../model.ts";
import { answerPage, pageQuery } from "../paginate.ts";
import { gone, notFound } from "../refusal.ts";
import { moment } from "./values.ts";

const label = z.union([z.string(), z.object({ name: z.string() })]);
const title = z.union([z.string(), z.int()]);

const newIssue = {
  title,
  body: z.string().nullable().optional(),
  labels: z.array(label).optional(),
  assignees: z.array(z.string()).optional(),
  milestone: z.int().nullable().optional(),
};

const changedIssue = {
  ...newIssue,
  title: title.optional(),
  state: z.enum(["open", "closed"]).optional(),
  state_reason: z.enum(["completed", "not_planned", "duplicate", "reopened"]).nullable().optional(),
};

const listQuery = {
  ...pageQuery,
  state: z.enum(["open", "closed", "all"]).optional(),
  sort: z.enum(["created", "updated", "comments"]).optional(),
  direction: z.enum(["asc", "desc"]).optional(),
  since: moment.optional(),
  labels: z.string().optional(),
  assignee: z.string().optional(),
  creator: z.string().optional(),
  milestone: z.string().optional(),
};

export function issueCalls(desk: Desk): AnyPlatformCall<Caller>[] {
  const { world } = desk;
  const permission = "issues" as const;
  const draw = (issue: Issue) => drawIssue(world, issue);

  return [
    ...defineRepositoryCall(desk, {
      method: "GET",
      path: "/issues",
      permission,
      query: listQuery,
      malformed: { query: { state: "done" } },
      run({ repository, query, exchange }) {
        if (!repository.hasIssues) throw gone("Issues has been disabled in this repository.");
        return answerPage(exchange, world.url, listIssues(repository, query), query, draw);
      },
    }),
    ...defineRepositoryCall(desk, {
      method: "POST",
      path: "/issues",
      permission,
      body: newIssue,
      malformed: { body: { title: null } },
      run({ repository, body, caller }) {
        if (!repository.hasIssues) throw gone("Issues has been disabled in this repository.");
        const wish = { ...readWish(body, mayPush(caller, repository)), title: String(body.title) };
        return { status: 201, body: draw(deeds.createIssue(world, authorOf(caller), repository, wish)) };
      },
    }),
    ...defineRepositoryCall(desk, {
      method: "GET",
      path: "/issues/{issue_number}",
      permission,
      run: ({ repository, part }) => ({
        status: 200,
        body: draw(requireIssue(world, repository, part("issue_number"))),
      }),
    }),
    ...defineRepositoryCall(desk, {
      method: "PATCH",
      path: "/issues/{issue_number}",
      permission,
      body: changedIssue,
      malformed: { body: { state: "done" } },
      run({ repository, body, caller, part }) {
        const issue = requireIssue(world, repository, part("issue_number"));
        const { state, state_reason: stateReason } = body;
        const wish = { ...readWish(body, mayPush(caller, repository)), state, stateReason };
        return { status: 200, body: draw(deeds.editIssue(world, authorOf(caller), issue, wish)) };
      },
    }),
    ...defineRepositoryCall(desk, {
      method: "PUT",
      path: "/issues/{issue_number}/lock",
      permission,
      body: { lock_reason: z.enum(["off-topic", "too heated", "resolved", "spam"]).optional() },
      malformed: { body: { lock_reason: "boring" } },
      run({ repository, body, caller, part }) {
        const issue = requireIssue(world, repository, part("issue_number"));
        deeds.lockIssue(world, authorOf(caller), issue, body.lock_reason ?? null);
        return { status: 204 };
      },
    }),
    ...defineRepositoryCall(desk, {
      method: "DELETE",
      path: "/issues/{issue_number}/lock",
      permission,
      run({ repository, caller, part }) {
        deeds.unlockIssue(world, authorOf(caller), requireIssue(world, repository, part("issue_number")));
        return { status: 204 };
      },
    }),
    ...defineRepositoryCall(desk, {
      method: "GET",
      path: "/issues/{issue_number}/sub_issues",
      permission,
      query: pageQuery,
      malformed: { query: { page: "0" } },
      run({ repository, part, query, exchange }) {
        const { subIssues } = requireIssue(world, repository, part("issue_number"));
        return answerPage(exchange, world.url, subIssues, query, draw);
      },
    }),
    ...defineRepositoryCall(desk, {
      method: "POST",
      path: "/issues/{issue_number}/sub_issues",
      permission,
      body: { sub_issue_id: z.int(), replace_parent: z.boolean().optional() },
      malformed: { body: { sub_issue_id: "one" } },
      run({ repository, part, body, caller }) {
        const parent = requireIssue(world, repository, part("issue_number"));
        const sub = world.issueById(body.sub_issue_id);
        requireAccess(world, caller, sub.repository, permission, "read");
        deeds.addSubIssue(world, authorOf(caller), parent, sub, body.replace_parent ?? false);
        return { status: 201, body: draw(parent) };
      },
    }),
    ...defineRepositoryCall(desk, {
      method: "DELETE",
      path: "/issues/{issue_number}/sub_issue",
      permission,
      body: { sub_issue_id: z.int() },
      malformed: { body: {} },
      run({ repository, part, body, caller }) {
        const parent = requireIssue(world, repository, part("issue_number"));
        const sub = parent.subIssues.find(({ id }) => id === body.sub_issue_id);
        if (!sub) throw notFound();
        deeds.removeSubIssue(world, authorOf(caller), parent, sub);
        return { status: 200, body: draw(parent) };
      },
    }),
    ...defineRepositoryCall(desk, {
      method: "GET",
      path: "/issues/{issue_number}/parent",
      permission,
      run({ repository, part }) {
        const { parent } = requireIssue(world, repository, part("issue_number"));
        if (!parent) throw notFound();
        return { status: 200, body: draw(parent) };
      },
    }),
  ];
}

type Wish = z.infer<z.ZodObject<typeof changedIssue>>;

/** Who may not push gets labels, assignees and milestone dropped without a word. */
function readWish({ title: given, body, labels, assignees, milestone }: Wish, isHeard: boolean): deeds.IssueWish {
  return {
    ...(given !== undefined && { title: String(given) }),
    ...(body !== undefined && { body }),
    ...(isHeard && {
      labels: labels?.map((entry) => (typeof entry === "string" ? entry : entry.name)),
      assignees,
      milestone,
    }),
  };
}

/** Pull requests are issues to this list. */
function listIssues(repository: Repository, query: z.infer<z.ZodObject<typeof listQuery>>): Issue[] {
  const { state = "open", sort = "created", direction = "desc", since, creator, assignee, milestone } = query;
  const names = query.labels?.split(",").map((name) => name.trim().toLowerCase()) ?? [];
  const key = (issue: Issue) =>
    ({ created: issue.createdAt, updated: issue.updatedAt, comments: issue.comments.length })[sort];
  const found = [...repository.issues.values()].filter(
    (issue) =>
      (state === "all" || issue.state === state) &&
      (since === undefined || issue.updatedAt >= Math.floor(Date.parse(since) / 1_000)) &&
      (creator === undefined || issue.author.login === creator) &&
      (assignee === undefined || isAssigned(issue, assignee)) &&
      (milestone === undefined || isIn(issue, milestone)) &&
      names.every((name) => issue.labels.some((one) => one.name.toLowerCase() === name)),
  );
  const sign = direction === "asc" ? 1 : -1;
  return found.sort((one, other) => sign * (key(one) - key(other) || one.number - other.number));
}

function isAssigned({ assignees }: Issue, wanted: string): boolean {
  if (wanted === "*") return assignees.length > 0;
  return wanted === "none" ? assignees.length === 0 : assignees.some(({ login }) => login === wanted);
}

function isIn({ milestone }: Issue, wanted: string): boolean {
  if (wanted === "*") return milestone !== null;
  return wanted === "none" ? milestone === null : String(milestone?.number) === wanted;
}
