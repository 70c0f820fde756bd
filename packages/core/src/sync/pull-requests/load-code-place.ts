/** A connected board whose pull requests are followed, with what is needed to read them. */
import type { PullRequestsCapability } from "@eureka/connector-sdk";
import type { Id } from "@eureka/contracts/ids";
import type { JobContext } from "../../operations/index.ts";
import { loadPlace, type Place } from "../load-place.ts";
import { type StoredRules, selectPullRequestRules } from "./pull-request-rules.store.ts";
import { pullRequestsOf } from "./pull-requests-of.ts";

export interface CodePlace extends Place {
  readonly pullRequests: PullRequestsCapability;
  readonly rules: StoredRules;
}

/** Null when nobody wants it, the platform has none, or nothing may go through the connection now. */
export async function loadCodePlace(context: JobContext, boardId: Id<"board">): Promise<CodePlace | null> {
  const place = await loadPlace(context, boardId, { forItems: false });
  if (place?.connectedBoard.state !== "active") return null;
  const rules = await context.transact(({ transaction }) =>
    selectPullRequestRules(transaction, place.connectedBoard.id),
  );
  const pullRequests = rules.syncPrs ? pullRequestsOf(context.application, place.connection) : null;
  return pullRequests && { ...place, pullRequests, rules };
}
