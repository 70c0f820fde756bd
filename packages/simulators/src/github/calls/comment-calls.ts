import { z } from "zod";
import type { AnyPlatformCall } from "../../platform/index.ts";
import { authorOf, requireIssue } from "../access.ts";
import * as deeds from "../deeds/comment-deeds.ts";
import { type Desk, defineRepositoryCall } from "../define-call.ts";
import { drawComment } from "../draw/draw-issue.ts";
import type { Caller } from "../model.ts";
import { answerPage, pageQuery } from "../paginate.ts";
import { moment } from "./values.ts";

const body = { body: z.string() };

export function commentCalls(desk: Desk): AnyPlatformCall<Caller>[] {
  const { world } = desk;
  const permission = "issues" as const;
  return [
    ...defineRepositoryCall(desk, {
      method: "GET",
      path: "/issues/{issue_number}/comments",
      permission,
      query: { ...pageQuery, since: moment.optional() },
      malformed: { query: { since: "yesterday" } },
      run({ repository, part, query, exchange }) {
        const issue = requireIssue(world, repository, part("issue_number"));
        const since = query.since === undefined ? 0 : Math.floor(Date.parse(query.since) / 1_000);
        const shown = issue.comments.filter(({ updatedAt }) => updatedAt >= since);
        return answerPage(exchange, world.url, shown, query, (comment) => drawComment(world, issue, comment));
      },
    }),
    ...defineRepositoryCall(desk, {
      method: "POST",
      path: "/issues/{issue_number}/comments",
      permission,
      body,
      malformed: { body: { text: "under another name" } },
      run({ repository, part, body: wish, caller }) {
        const issue = requireIssue(world, repository, part("issue_number"));
        const comment = deeds.addComment(world, authorOf(caller), issue, wish.body);
        return { status: 201, body: drawComment(world, issue, comment) };
      },
    }),
    ...defineRepositoryCall(desk, {
      method: "GET",
      path: "/issues/comments/{comment_id}",
      permission,
      run({ repository, part }) {
        const { issue, comment } = deeds.findComment(repository, part("comment_id"));
        return { status: 200, body: drawComment(world, issue, comment) };
      },
    }),
    ...defineRepositoryCall(desk, {
      method: "PATCH",
      path: "/issues/comments/{comment_id}",
      permission,
      body,
      malformed: { body: {} },
      run({ repository, part, body: wish, caller }) {
        const { issue, comment } = deeds.findComment(repository, part("comment_id"));
        deeds.editComment(world, authorOf(caller), issue, comment, wish.body);
        return { status: 200, body: drawComment(world, issue, comment) };
      },
    }),
    ...defineRepositoryCall(desk, {
      method: "DELETE",
      path: "/issues/comments/{comment_id}",
      permission,
      run({ repository, part, caller }) {
        const { issue, comment } = deeds.findComment(repository, part("comment_id"));
        deeds.deleteComment(world, authorOf(caller), issue, comment);
        return { status: 204 };
      },
    }),
  ];
}
