/**
 * The one way in which a pull request is followed: it is read as it is now and compared with how it was when it was last read, whatever
 * was told of it and how often. What happened in between moves its items.
 */
import { ConnectorError, type PlatformPullRequest } from "@eureka/connector-sdk";
import { idSchema, newId } from "@eureka/contracts/ids";
import { platformIdSchema } from "@eureka/contracts/people";
import type { BotTreatment, PullRequestHappening } from "@eureka/contracts/pull-request";
import type { WorkItem } from "@eureka/contracts/work-item";
import { z } from "zod";
import { outageAttempts } from "../../connections/index.ts";
import { beginReading, type Context, defineJob } from "../../operations/index.ts";
import { readWorkItem } from "../../work-items/index.ts";
import { findItem } from "../find-item.ts";
import { findPerson } from "../find-person.ts";
import { emitPullRequest } from "./announce-code.ts";
import { wantsEvaluation } from "./evaluation/evaluate-pull-request.ts";
import { findHappenings } from "./find-happenings.ts";
import { findKeys } from "./find-keys.ts";
import { findNamedItems } from "./find-named-items.ts";
import { type CodePlace, loadCodePlace } from "./load-code-place.ts";
import { makeItemOf } from "./make-item-of.ts";
import { moveItem } from "./move-items.ts";
import {
  deletePullRequest,
  deletePullRequestLink,
  insertPullRequest,
  insertPullRequestLink,
  type PullRequestRow,
  selectLinksOfPullRequest,
  selectPullRequestAt,
  updatePullRequest,
} from "./pull-requests.store.ts";
import { pullRequestJobs, queueEvaluation, queuePullRequestComment } from "./queue-pull-requests.ts";

export const comparePullRequest = defineJob({
  name: pullRequestJobs.compare,
  payload: z.strictObject({ boardId: idSchema("board"), platformPullRequestId: platformIdSchema }),
  maxAttempts: outageAttempts,
  timeoutSeconds: 60,
  async run(context, { boardId, platformPullRequestId }) {
    await beginReading(context);
    const place = await loadCodePlace(context, boardId);
    if (!place) return;
    const { platformBoardId } = place.connectedBoard;
    try {
      const pull = await place.pullRequests.get({ platformBoardId, platformPullRequestId });
      await context.transact((inside) => take(inside, place, pull));
    } catch (error) {
      if (!(error instanceof ConnectorError) || error.isTemporary) throw error;
      if (error.code === "not_found") return context.transact((inside) => forget(inside, place, platformPullRequestId));
      // What the connection may not read is no failure of the board: items go on.
      context.log.warn({ boardId, code: error.code, platformCode: error.platformCode }, "sync.pull_request_unread");
    }
  },
});

async function take(context: Context, place: CodePlace, pull: PlatformPullRequest): Promise<void> {
  const treatment = treatmentOf(place, pull);
  if (treatment === "ignore") return;
  const { known, row } = await record(context, place, pull);
  const linked = await linkItems(context, place, row, pull, treatment);
  if (treatment === "like_people" && wantsEvaluation(place.rules, pull, row))
    queueEvaluation(context, { boardId: place.connectedBoard.boardId, pullRequestId: row.id });
  const happened = findHappenings(known, pull);
  const everything = findHappenings(null, pull);
  for (const { item, isNew } of linked) {
    if (isNew) emitPullRequest(context, item, row, "pull_request.linked");
    else if (isOther(known, row)) emitPullRequest(context, item, row, "pull_request.changed");
    // To an item that it names only now, all of it happens now.
    const happenings: readonly PullRequestHappening[] = isNew ? everything : happened;
    if (treatment === "like_people") await moveItem(context, item, happenings, place.rules);
  }
}

/** Writes down how it stands; `known` is how it stood. */
async function record(
  context: Context,
  { connectedBoard, connection }: CodePlace,
  pull: PlatformPullRequest,
): Promise<{ readonly known: PullRequestRow | null; readonly row: PullRequestRow }> {
  const { transaction } = context;
  const at = [connectedBoard.id, pull.platformPullRequestId] as const;
  const known = await selectPullRequestAt(transaction, ...at);
  const author = await findPerson(context, connection, pull.author.platformUserId, pull.author.displayName);
  const now = context.clock.now();
  const { name, title, state, review, checks, branch, baseBranch, platformCommitId, permalink } = pull;
  const facts = {
    ...{ name, title, state, review, checks, branch, baseBranch, platformCommitId, permalink },
    authorId: author.id,
    isBot: pull.author.isBot,
    updatedAt: now,
  };
  if (known) {
    if (isOther(known, facts)) await updatePullRequest(transaction, known.id, facts);
    return { known, row: { ...known, ...facts } };
  }
  const id = newId("pull_request", now.getTime());
  const { platformPullRequestId } = pull;
  await insertPullRequest(transaction, {
    ...facts,
    id,
    connectedBoardId: connectedBoard.id,
    platformPullRequestId,
    createdAt: now,
  });
  const row = await selectPullRequestAt(transaction, ...at);
  if (!row) throw new Error("a pull request was not written down");
  return { known: null, row };
}

type Shown = Pick<
  PullRequestRow,
  "name" | "title" | "state" | "review" | "checks" | "branch" | "baseBranch" | "platformCommitId" | "permalink"
>;

function isOther(known: Shown | null, now: Shown): boolean {
  const show = ({ name, title, state, review, checks, branch, baseBranch, platformCommitId, permalink }: Shown) =>
    JSON.stringify([name, title, state, review, checks, branch, baseBranch, platformCommitId, permalink]);
  return known === null || show(known) !== show(now);
}

interface LinkedItem {
  readonly item: WorkItem;
  readonly isNew: boolean;
}

/** The items that it names, and the one that was made for it. What it names no more is its item no more. */
async function linkItems(
  context: Context,
  place: CodePlace,
  row: PullRequestRow,
  pull: PlatformPullRequest,
  treatment: BotTreatment,
): Promise<LinkedItem[]> {
  const { transaction } = context;
  const { boardId } = place.connectedBoard;
  const before = await selectLinksOfPullRequest(transaction, row.id);
  const named = await findNamedItems(context, boardId, findKeys(pull.branch, pull.title, pull.body));
  const linked: LinkedItem[] = [];
  const link = async (item: WorkItem, isMade: boolean) => {
    const wish = { pullRequestId: row.id, workItemId: item.id, isMade, createdAt: context.clock.now() };
    linked.push({ item, isNew: await insertPullRequestLink(transaction, wish) });
  };
  for (const item of named) await link(item, false);
  for (const { workItemId, isMade } of before) {
    if (linked.some(({ item }) => item.id === workItemId)) continue;
    const item = await findItem(context, { workItemId });
    if (item && isMade) linked.push({ item, isNew: false });
    if (!item || isMade) continue;
    await deletePullRequestLink(transaction, row.id, workItemId);
    emitPullRequest(context, item, row, "pull_request.unlinked");
  }
  const isOpen = pull.state === "open" || pull.state === "draft";
  if (linked.length === 0 && before.length === 0 && isOpen && place.rules.makesItems && treatment === "like_people") {
    const made = await makeItemOf(context, place, pull);
    await link(await readWorkItem(context, made.id), true);
  }
  if (linked.some(({ isNew }) => isNew) || linked.length !== before.length)
    queuePullRequestComment(context, { boardId, pullRequestId: row.id });
  return linked;
}

/** It is gone over there: its items are without it. */
async function forget(context: Context, place: CodePlace, platformPullRequestId: string): Promise<void> {
  const row = await selectPullRequestAt(context.transaction, place.connectedBoard.id, platformPullRequestId);
  if (!row) return;
  for (const { workItemId } of await selectLinksOfPullRequest(context.transaction, row.id)) {
    const item = await findItem(context, { workItemId });
    if (item) emitPullRequest(context, item, row, "pull_request.unlinked");
  }
  await deletePullRequest(context.transaction, row.id);
}

/** People's are always followed. A program is known by the name that the platform shows, in any case of letters. */
function treatmentOf({ rules }: CodePlace, { author }: PlatformPullRequest): BotTreatment {
  if (!author.isBot) return "like_people";
  const wanted = author.displayName?.toLowerCase();
  return rules.namedBots.find(({ name }) => name.toLowerCase() === wanted)?.treatment ?? rules.bots;
}
