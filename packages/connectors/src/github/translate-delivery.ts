/** A delivery as universal events. Changes of items are hints: whoever hears of one reads the item again. */
import { cleanText } from "@eureka/connector-sdk";
import { type UniversalEvent, universalEventLimits, universalEventSchema } from "@eureka/contracts/universal-event";
import { describeDelivery } from "./describe-delivery.ts";
import { listOf } from "./lists.ts";
import { personOf } from "./person.ts";
import { accountOf, type DeliveredIssue, type Delivery } from "./read-delivery.ts";
import { readBody, readLabels } from "./read-item.ts";
import { translateCode } from "./translate-code.ts";

const limits = universalEventLimits;

type Part = Record<string, unknown>;
type Translate = (delivery: Delivery, action: string) => readonly Part[];

/** None for what means nothing here. */
export function translateDelivery(event: string, deliveryId: string, delivery: Delivery): UniversalEvent[] {
  const platformWorkspaceId = accountOf(delivery);
  const occurredAt = readMoment(delivery);
  if (platformWorkspaceId === null || occurredAt === null || !Object.hasOwn(translations, event)) return [];
  const { action = "" } = delivery;
  const parts = [...(translations[event]?.(delivery, action) ?? []), ...tellInWords(event, action, delivery)];
  const base = { version: 1, platform: "github", platformWorkspaceId, deliveryId, occurredAt };
  return parts.flatMap((part, deliveryPart) => {
    const read = universalEventSchema.safeParse({ ...base, deliveryPart, ...part });
    return read.success ? [read.data] : [];
  });
}

/** What is kept the same nowhere is told to people, with who did it and where. */
function tellInWords(event: string, action: string, delivery: Delivery): readonly Part[] {
  const { repository } = delivery;
  const kind = `${event}.${action}`;
  const told = describeDelivery(kind, delivery);
  if (!repository || !told) return [];
  const { words, issue, mayBeOurs = false } = told;
  const subject = cleanText((issue?.title ?? repository.full_name ?? "").trim(), limits.name);
  const address = issue?.html_url ?? repository.html_url;
  return [
    {
      type: "board.activity",
      platformBoardId: String(repository.id),
      ...(issue && { platformItemId: String(issue.number) }),
      ...actorOf(delivery),
      ...(subject !== "" && { subject }),
      ...(address !== undefined && URL.canParse(address) && { permalink: address }),
      kind,
      words,
      mayBeOurs,
    },
  ];
}

const translations: Readonly<Record<string, Translate>> = {
  ...translateCode,
  issues: (delivery, action) =>
    Object.hasOwn(issueActions, action) ? (issueActions[action]?.(delivery, action) ?? []) : [],
  issue_comment: commented,
  sub_issues: familyChanged,
  label: (delivery) => boardChanged(delivery, "updated"),
  milestone: (delivery) => boardChanged(delivery, "updated"),
  repository: (delivery, action) => {
    const change = Object.hasOwn(repositoryActions, action) ? repositoryActions[action] : undefined;
    return change ? boardChanged(delivery, change) : [];
  },
  installation: (delivery, action) => {
    const part = Object.hasOwn(installationActions, action) ? installationActions[action] : undefined;
    if (!part) return [];
    return [{ ...part, ...(part.type === "installed" && actorOf(delivery)) }];
  },
  installation_repositories: ({ repositories_added: added = [], repositories_removed: removed = [] }) => [
    ...added.map(({ id }) => ({ type: "board.changed", platformBoardId: String(id), change: "updated" })),
    ...removed.map(({ id }) => ({ type: "board.changed", platformBoardId: String(id), change: "deleted" })),
  ],
};

const changesOf =
  (...changed: string[]): Translate =>
  (delivery) =>
    onIssue(delivery, (issue) => ({ type: "item.updated", fields: readFields(issue), changed }));

const leaves: Translate = (delivery) => onIssue(delivery, () => ({ type: "item.deleted" }));

const issueActions: Readonly<Record<string, Translate>> = {
  opened: (delivery) => onIssue(delivery, (issue) => ({ type: "item.created", fields: readFields(issue) })),
  edited: (delivery) =>
    changesOf(...Object.keys(delivery.changes ?? {}).filter((name) => name === "title" || name === "body"))(
      delivery,
      "",
    ),
  closed: changesOf("platformListId"),
  reopened: changesOf("platformListId"),
  labeled: changesOf("labels"),
  unlabeled: changesOf("labels"),
  assigned: changesOf("assignees"),
  unassigned: changesOf("assignees"),
  milestoned: changesOf("customFields"),
  demilestoned: changesOf("customFields"),
  typed: changesOf("facts"),
  untyped: changesOf("facts"),
  locked: changesOf("facts"),
  unlocked: changesOf("facts"),
  // In its new repository it is opened.
  transferred: leaves,
  deleted: leaves,
};

const repositoryActions: Readonly<Record<string, string>> = {
  edited: "updated",
  renamed: "updated",
  transferred: "updated",
  publicized: "updated",
  privatized: "updated",
  archived: "archived",
  unarchived: "restored",
  deleted: "deleted",
};

const installationActions: Readonly<Record<string, Part>> = {
  created: { type: "installed" },
  unsuspend: { type: "installed" },
  deleted: { type: "uninstalled" },
  suspend: { type: "token.revoked", platformUserIds: [] },
};

const commentTypes: Readonly<Record<string, string>> = {
  created: "item.commented",
  edited: "item.comment_edited",
};

function commented(delivery: Delivery, action: string): readonly Part[] {
  const { comment } = delivery;
  if (!comment) return [];
  const platformCommentId = String(comment.id);
  if (action === "deleted") {
    return onIssue(delivery, () => ({ type: "item.comment_deleted", platformCommentId }));
  }
  const type = Object.hasOwn(commentTypes, action) ? commentTypes[action] : undefined;
  const createdAt = toInstant(comment.created_at);
  if (type === undefined || createdAt === null) return [];
  const author = personOf(comment.user);
  return onIssue(delivery, () => ({
    type,
    comment: { platformCommentId, author, body: readBody(comment.body), createdAt },
  }));
}

/** Each side hears of its own: the whole of its parts, the part of its whole, which is a field where both are in one repository. */
function familyChanged(delivery: Delivery, action: string): readonly Part[] {
  const isParent = action.startsWith("sub_issue_");
  const issue = isParent ? delivery.parent_issue : delivery.sub_issue;
  const place = (isParent ? delivery.parent_issue_repo : delivery.sub_issue_repo) ?? delivery.repository;
  return onIssue({ ...delivery, issue, repository: place }, () => ({
    type: "item.updated",
    fields: {},
    changed: [isParent || delivery.parent_issue_repo?.id !== delivery.sub_issue_repo?.id ? "facts" : "parent"],
  }));
}

function boardChanged({ repository }: Delivery, change: string): readonly Part[] {
  return repository ? [{ type: "board.changed", platformBoardId: String(repository.id), change }] : [];
}

/** Pull requests come in the same deliveries, and are none of ours. */
function onIssue(delivery: Delivery, makePart: (issue: DeliveredIssue) => Part): readonly Part[] {
  const { repository, issue } = delivery;
  if (!repository || !issue || issue.pull_request !== undefined) return [];
  return [
    {
      platformBoardId: String(repository.id),
      platformItemId: String(issue.number),
      ...actorOf(delivery),
      ...(issue.html_url !== undefined && URL.canParse(issue.html_url) && { permalink: issue.html_url }),
      ...makePart(issue),
    },
  ];
}

/** What the delivery says; whatever is missing in it is left out. */
function readFields({ title, body, state, state_reason: reason, labels, assignees }: DeliveredIssue): Part {
  return {
    ...(title !== undefined && { title: cleanText(title, limits.title) }),
    ...(body !== undefined && { body: readBody(body) }),
    ...(state !== undefined && { platformListId: listOf(state, reason) }),
    ...(labels && { labels: readLabels(labels) }),
    ...(assignees && { assignees: assignees.map(({ id }) => String(id)).slice(0, limits.people) }),
  };
}

function actorOf({ sender }: Delivery): Part {
  return sender ? { actor: personOf(sender) } : {};
}

/** GitHub says of no delivery when it happened, only when the thing was last changed. */
function readMoment(delivery: Delivery): string | null {
  const { comment, issue, sub_issue: part, pull_request: pull, repository, installation } = delivery;
  const moments = [comment, issue, part, pull, installation].map((thing) => thing?.updated_at);
  return [...moments, repository?.updated_at].map(toInstant).find((moment) => moment !== null) ?? null;
}

/** Older deliveries count seconds. */
function toInstant(value: string | number | undefined): string | null {
  const moment = new Date(typeof value === "number" ? value * 1_000 : (value ?? Number.NaN));
  return Number.isNaN(moment.getTime()) ? null : moment.toISOString();
}
