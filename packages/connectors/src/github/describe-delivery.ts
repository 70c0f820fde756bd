/** What a delivery says to people where nothing here shows it by itself. */
import { cleanText } from "@eureka/connector-sdk";
import { universalEventLimits } from "@eureka/contracts/universal-event";
import type { DeliveredIssue, Delivery } from "./read-delivery.ts";

export interface Told {
  readonly words: string;
  /** Whom it is about; left out: the repository as a whole. */
  readonly issue?: DeliveredIssue | undefined;
  /** We do such things there ourselves to keep an issue the same. */
  readonly mayBeOurs?: boolean;
}

/** By event and action. Null for what tells of itself once both sides were compared, and for what nobody needs to hear. */
export function describeDelivery(kind: string, delivery: Delivery): Told | null {
  const words = Object.hasOwn(sentences, kind) ? sentences[kind] : undefined;
  if (words === undefined) return null;
  const { label, milestone, parent_issue: parent, sub_issue: part } = delivery;
  if (kind.startsWith("label.")) return { words: withName(words, label?.name), mayBeOurs: kind === "label.created" };
  if (kind.startsWith("milestone.")) return { words: withName(words, milestone?.title) };
  if (kind.startsWith("sub_issues.")) return { words: withName(words, part?.title), issue: parent };
  if (kind.startsWith("repository.")) return { words };
  // Pull requests are locked and pinned in the same words, and are none of ours.
  return delivery.issue && delivery.issue.pull_request === undefined ? { words, issue: delivery.issue } : null;
}

const sentences: Readonly<Record<string, string>> = {
  "issues.pinned": "issue pinned",
  "issues.unpinned": "issue no longer pinned",
  "issues.locked": "conversation locked",
  "issues.unlocked": "conversation unlocked",
  "issues.typed": "type set",
  "issues.untyped": "type taken off",
  // The part's own side tells the same once more.
  "sub_issues.sub_issue_added": "sub-issue added",
  "sub_issues.sub_issue_removed": "sub-issue removed",
  "label.created": "label made",
  "label.edited": "label changed",
  "label.deleted": "label deleted",
  "milestone.created": "milestone made",
  "milestone.edited": "milestone changed",
  "milestone.opened": "milestone opened again",
  "milestone.closed": "milestone closed",
  "milestone.deleted": "milestone deleted",
  "repository.renamed": "repository renamed",
  "repository.transferred": "repository went to another owner",
  "repository.archived": "repository archived",
  "repository.unarchived": "repository in use again",
  "repository.publicized": "repository made public",
  "repository.privatized": "repository made private",
};

function withName(words: string, name: string | undefined): string {
  const text = name?.trim() ?? "";
  return cleanText(text === "" ? words : `${words}: ${text}`, universalEventLimits.name);
}
