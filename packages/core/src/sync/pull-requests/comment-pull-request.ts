/** One comment on a pull request names its work items here, with links, and says what its change does; it is edited in place. */
import { ConnectorError, writeOnce } from "@eureka/connector-sdk";
import { escapeMarkdown, silenceReferences } from "@eureka/contracts/escape-markdown";
import { idSchema } from "@eureka/contracts/ids";
import { z } from "zod";
import { outageAttempts } from "../../connections/index.ts";
import { beginReading, type Context, defineJob, type JobContext } from "../../operations/index.ts";
import { findItem } from "../find-item.ts";
import { drawEvaluation } from "./evaluation/draw-evaluation.ts";
import { type CodePlace, loadCodePlace } from "./load-code-place.ts";
import {
  type PullRequestRow,
  selectLinksOfPullRequest,
  selectPullRequest,
  updatePullRequest,
} from "./pull-requests.store.ts";
import { pullRequestJobs } from "./queue-pull-requests.ts";

export const commentPullRequest = defineJob({
  name: pullRequestJobs.comment,
  payload: z.strictObject({ boardId: idSchema("board"), pullRequestId: idSchema("pull_request") }),
  maxAttempts: outageAttempts,
  timeoutSeconds: 60,
  async run(context, { boardId, pullRequestId }) {
    await beginReading(context);
    const place = await loadCodePlace(context, boardId);
    if (!place) return;
    const begun = await context.transact(async (inside) => {
      const row = await selectPullRequest(inside.transaction, pullRequestId);
      if (!row) return null;
      const body = await drawBody(inside, row);
      // Nobody needs to hear that nothing is linked; a comment that stands there says so.
      if (body === row.commentBody || (body === nothingLinked && row.platformCommentId === null)) return null;
      const commentAttemptedAt = row.commentAttemptedAt ?? inside.clock.now();
      await updatePullRequest(inside.transaction, row.id, { commentAttemptedAt });
      return { row, body };
    });
    if (begun) await say(context, place, begun.row, begun.body);
  },
});

const nothingLinked = "Belongs to no work item any more.";

async function drawBody(context: Context, { id, evaluation }: PullRequestRow): Promise<string> {
  const names = await nameItems(context, id);
  const said = evaluation ? [drawEvaluation(evaluation)] : [];
  if (names.length === 0) return said[0] ?? nothingLinked;
  const items =
    names.length === 1 ? `Belongs to ${names[0]}` : `Belongs to\n\n${names.map((name) => `- ${name}`).join("\n")}`;
  return [items, ...said].join("\n\n");
}

async function nameItems(context: Context, id: PullRequestRow["id"]): Promise<string[]> {
  const names: string[] = [];
  for (const link of await selectLinksOfPullRequest(context.transaction, id)) {
    const item = await findItem(context, link);
    if (!item) continue;
    const url = `${context.ports.settings.publicUrl}/items/${item.id}`;
    names.push(`[${item.key}](${url}) ${escapeMarkdown(silenceReferences(item.title))}`);
  }
  return names;
}

async function say(
  context: JobContext,
  { pullRequests, connectedBoard }: CodePlace,
  row: PullRequestRow,
  body: string,
): Promise<void> {
  const { platformBoardId } = connectedBoard;
  const pullRequest = { platformBoardId, platformPullRequestId: row.platformPullRequestId };
  const input = { intent: row.id, pullRequest, body };
  const { platformCommentId, commentAttemptedAt } = row;
  const sentAfter = commentAttemptedAt ?? row.createdAt;
  try {
    context.ports.faults.reach("sync.before-remote");
    const said =
      platformCommentId === null
        ? await writeOnce({
            attemptedBefore: commentAttemptedAt !== null,
            find: () => pullRequests.findCommentByIntent({ ...input, sentAfter }),
            write: () => pullRequests.addComment(input),
          })
        : await pullRequests.updateComment({ ...input, platformCommentId });
    context.ports.faults.reach("sync.after-remote");
    await context.transact(({ transaction }) =>
      updatePullRequest(transaction, row.id, { platformCommentId: said.platformCommentId, commentBody: body }),
    );
  } catch (error) {
    if (!(error instanceof ConnectorError) || error.isTemporary) throw error;
    // Somebody deleted the comment, or nobody may write there: what is linked stands here all the same.
    context.log.warn({ code: error.code, platformCode: error.platformCode }, "sync.pull_request_comment_refused");
  }
}
