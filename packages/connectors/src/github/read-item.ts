/** An issue in neutral words. */
import { createHash } from "node:crypto";
import { cleanText, type TrackerFact, type TrackerItem } from "@eureka/connector-sdk";
import { longestFieldValue } from "@eureka/contracts/connected-board";
import { type PlatformItemFields, universalEventLimits } from "@eureka/contracts/universal-event";
import { listOf } from "./lists.ts";
import { withoutMarker } from "./marker.ts";
import type { GitHubIssue } from "./wire.ts";

const limits = universalEventLimits;

/** The id of the one field beyond the neutral ones that can be set. */
export const milestoneField = "milestone";

export function readItem(platformBoardId: string, issue: GitHubIssue): TrackerItem {
  const fields: PlatformItemFields = {
    title: cleanText(issue.title, limits.title),
    body: readBody(issue.body),
    // The list says it.
    state: "open",
    platformListId: listOf(issue.state, issue.state_reason),
    labels: readLabels(issue.labels),
    assignees: (issue.assignees ?? []).map(({ id }) => String(id)).slice(0, limits.people),
    due: null,
    priority: "none",
    checklist: [],
    archived: false,
    parent: readParent(issue),
  };
  return {
    platformBoardId,
    platformItemId: String(issue.number),
    fields,
    orderKey: null,
    // The time of the last change moves with every comment, so the version is made of what it stands for.
    remoteVersion: createHash("sha256")
      .update(JSON.stringify([fields, readFacts(issue)]))
      .digest("base64url")
      .slice(0, 24),
    updatedAt: new Date(issue.updated_at),
    permalink: issue.html_url,
    hasSubItems: (issue.sub_issues_summary?.total ?? 0) > 0,
  };
}

/** What people should see of an issue and no neutral word says. */
export function readFacts(issue: GitHubIssue): TrackerFact[] {
  const { milestone, type, sub_issues_summary: parts, parent_issue_url: parent, locked } = issue;
  const facts: TrackerFact[] = [];
  const note = (name: string, value: string, platformFieldId?: string) =>
    facts.push({ name, value: cleanText(value, longestFieldValue), ...(platformFieldId && { platformFieldId }) });
  if (milestone) note("Milestone", milestone.title, milestoneField);
  if (milestone?.due_on) note("Milestone due", milestone.due_on.slice(0, 10));
  if (type) note("Type", type.name);
  if (parts && parts.total > 0) note("Sub-issues", `${parts.completed} of ${parts.total} closed`);
  if (parent) note("Part of", readIssueName(parent));
  if (locked) note("Locked", issue.active_lock_reason ?? "yes");
  return facts;
}

/** The site sends lines as forms do, with two characters at their ends. */
export function readBody(body: string | null | undefined): string {
  return cleanText(withoutMarker(body ?? "").replaceAll("\r\n", "\n"), limits.text);
}

export function readLabels(labels: GitHubIssue["labels"]): string[] {
  const names = labels.map((label) => cleanText((typeof label === "string" ? label : label.name) ?? "", limits.name));
  return [...new Set(names.filter((name) => name !== ""))].slice(0, limits.labels);
}

/** The number of the parent; null where it stands in another repository, whose issues this board does not show. */
export function readParent({ html_url: own, parent_issue_url: parent }: GitHubIssue): string | null {
  const [, repository, number] = /\/repos\/([^/]+\/[^/]+)\/issues\/(\d+)$/.exec(parent ?? "") ?? [];
  const [, ownRepository] = /^https?:\/\/[^/]+\/([^/]+\/[^/]+)\/(?:issues|pull)\/\d+$/.exec(own) ?? [];
  const isHere = repository !== undefined && repository.toLowerCase() === ownRepository?.toLowerCase();
  return isHere ? (number ?? null) : null;
}

/** `octo/hello#12` of the address of an issue. */
function readIssueName(url: string): string {
  const [, owner, name, number] = /\/repos\/([^/]+)\/([^/]+)\/issues\/(\d+)$/.exec(url) ?? [];
  return number === undefined ? url : `${owner}/${name}#${number}`;
}
