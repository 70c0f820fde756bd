import { accessOf } from "../access.ts";
import { drawComment, drawIssue } from "../draw/draw-issue.ts";
import type { Author, Comment, Issue, Repository } from "../model.ts";
import { forbidden, invalid, notFound } from "../refusal.ts";
import type { World } from "../world.ts";
import { lengthOf, longestBody, touch } from "./issue-deeds.ts";

/** Only who may push writes below a locked issue; an application is nobody's collaborator. */
export function addComment(world: World, author: Author, issue: Issue, body: string): Comment {
  checkBody(body);
  if (issue.locked && accessOf(issue.repository, author.account.id) !== "write") {
    throw forbidden("Unable to create comment because issue is locked.");
  }
  const { now } = world;
  const { account, app } = author;
  const comment: Comment = { id: world.newId(), author: account, app, body, createdAt: now, updatedAt: now };
  issue.comments.push(comment);
  touch(world, issue);
  tell(world, author, issue, comment, "created");
  return comment;
}

export function editComment(world: World, author: Author, issue: Issue, comment: Comment, body: string): Comment {
  checkBody(body);
  mustBeOwn(author, issue, comment);
  if (comment.body === body) return comment;
  const changes = { body: { from: comment.body } };
  Object.assign(comment, { body, updatedAt: world.now });
  touch(world, issue);
  tell(world, author, issue, comment, "edited", { changes });
  return comment;
}

export function deleteComment(world: World, author: Author, issue: Issue, comment: Comment): void {
  mustBeOwn(author, issue, comment);
  issue.comments = issue.comments.filter((other) => other !== comment);
  touch(world, issue);
  tell(world, author, issue, comment, "deleted");
}

/** Comments are named without their issue. Throws a 404. */
export function findComment({ issues }: Repository, id: string): { readonly issue: Issue; readonly comment: Comment } {
  for (const issue of issues.values()) {
    const comment = issue.comments.find((candidate) => String(candidate.id) === id);
    if (comment) return { issue, comment };
  }
  throw notFound();
}

/** An application with the permission to write, and everybody who may push, changes what others wrote. */
function mustBeOwn({ account, app }: Author, { repository }: Issue, comment: Comment): void {
  if (comment.author === account || app || accessOf(repository, account.id) === "write") return;
  throw forbidden("Must have admin rights to Repository.");
}

function checkBody(body: string): void {
  const problem = { resource: "IssueComment", field: "body" } as const;
  if (body.trim() === "") throw invalid({ ...problem, code: "custom", message: "Body can't be blank" });
  if (lengthOf(body) > longestBody) {
    throw invalid({ ...problem, code: "custom", message: `body is too long (maximum is ${longestBody} characters)` });
  }
}

function tell(
  world: World,
  { account: sender }: Author,
  issue: Issue,
  comment: Comment,
  action: string,
  more: object = {},
): void {
  const { repository } = issue;
  const payload = { issue: drawIssue(world, issue), comment: drawComment(world, issue, comment), ...more };
  world.onHappening({ event: "issue_comment", action, sender, repository, payload });
}
