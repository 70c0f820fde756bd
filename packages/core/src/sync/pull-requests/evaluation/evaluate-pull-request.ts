/** Says what the change of a pull request does, once for each commit, where the rules of its board want that. */
import { ConnectorError, type PlatformPullRequest, type PullRequestChanges } from "@eureka/connector-sdk";
import { idSchema } from "@eureka/contracts/ids";
import type { PullRequestEvaluation } from "@eureka/contracts/pull-request";
import { z } from "zod";
import { outageAttempts } from "../../../connections/index.ts";
import { beginReading, type Context, defineJob, type JobContext } from "../../../operations/index.ts";
import { loadBoard } from "../../../work-items/index.ts";
import { findItem } from "../../find-item.ts";
import { emitPullRequest } from "../announce-code.ts";
import { type CodePlace, loadCodePlace } from "../load-code-place.ts";
import type { StoredRules } from "../pull-request-rules.store.ts";
import {
  type PullRequestRow,
  selectLinksOfPullRequest,
  selectPullRequest,
  updatePullRequest,
} from "../pull-requests.store.ts";
import { pullRequestJobs, queuePullRequestComment } from "../queue-pull-requests.ts";
import { askModel } from "./ask-model.ts";
import { composeMaterial } from "./compose-material.ts";
import { askByFacts, countFacts } from "./look-at-changes.ts";
import { maskCode } from "./mask-changes.ts";

const mostFiles = 300;

/** Whether the rules want it, and its newest commit was not looked at yet. */
export function wantsEvaluation(
  { evaluates, evaluatedLabels }: StoredRules,
  { state, labels, platformCommitId }: PlatformPullRequest,
  { evaluatedCommitId }: Pick<PullRequestRow, "evaluatedCommitId">,
): boolean {
  if (!evaluates || evaluatedCommitId === platformCommitId || (state !== "open" && state !== "draft")) return false;
  const wanted = evaluatedLabels.map((label) => label.toLowerCase());
  return wanted.length === 0 || labels.some((label) => wanted.includes(label.toLowerCase()));
}

export const evaluatePullRequest = defineJob({
  name: pullRequestJobs.evaluate,
  payload: z.strictObject({ boardId: idSchema("board"), pullRequestId: idSchema("pull_request") }),
  patient: true,
  maxAttempts: outageAttempts,
  timeoutSeconds: 180,
  async run(context, { boardId, pullRequestId }) {
    await beginReading(context);
    const place = await loadCodePlace(context, boardId);
    if (!place?.rules.evaluates) return;
    const row = await context.transact(({ transaction }) => selectPullRequest(transaction, pullRequestId));
    if (!row || row.evaluatedCommitId === row.platformCommitId) return;
    const changes = await readChanges(context, place, row);
    if (!changes) return;
    const evaluation = await evaluate(context, place, row, changes);
    await context.transact((inside) => keep(inside, boardId, row, evaluation));
  },
});

async function readChanges(
  context: JobContext,
  { pullRequests, connectedBoard: { platformBoardId } }: CodePlace,
  { platformPullRequestId }: PullRequestRow,
): Promise<PullRequestChanges | null> {
  try {
    return await pullRequests.readChanges({ platformBoardId, platformPullRequestId }, mostFiles);
  } catch (error) {
    if (!(error instanceof ConnectorError) || error.isTemporary) throw error;
    context.log.warn({ code: error.code, platformCode: error.platformCode }, "sync.pull_request_change_unread");
    return null;
  }
}

async function evaluate(
  context: JobContext,
  { connectedBoard }: CodePlace,
  row: PullRequestRow,
  changes: PullRequestChanges,
): Promise<PullRequestEvaluation> {
  const { board } = await context.transact((inside) => loadBoard(inside, connectedBoard.boardId));
  const material = composeMaterial(changes);
  const about = { id: row.id, title: maskCode(row.title) };
  const judged = await askModel(context, about, material.text, board.workspaceId);
  const common = {
    platformCommitId: row.platformCommitId,
    facts: countFacts(changes.files),
    evaluatedAt: context.clock.now().toISOString(),
  };
  if (judged) return { ...common, ...judged, basis: "model", isWhole: material.isWhole };
  return {
    ...common,
    basis: "observable",
    model: null,
    // Counting needs no text: only files that are missing in the list make it less than whole.
    isWhole: !changes.isCut,
    summary: null,
    risk: null,
    score: null,
    questions: askByFacts(changes),
  };
}

async function keep(
  context: Context,
  boardId: CodePlace["connectedBoard"]["boardId"],
  { id: pullRequestId }: PullRequestRow,
  evaluation: PullRequestEvaluation,
): Promise<void> {
  const { transaction } = context;
  const row = await selectPullRequest(transaction, pullRequestId);
  if (!row) return;
  const { platformCommitId } = evaluation;
  await updatePullRequest(transaction, row.id, { evaluation, evaluatedCommitId: platformCommitId });
  for (const link of await selectLinksOfPullRequest(transaction, row.id)) {
    const item = await findItem(context, link);
    if (item) emitPullRequest(context, item, row, "pull_request.changed");
  }
  queuePullRequestComment(context, { boardId, pullRequestId: row.id });
}
