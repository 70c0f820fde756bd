/** The job that fetches a file of a reply from its platform and attaches it to the comment that the reply became. */
import { Readable } from "node:stream";
import type { ReadableStream as WebStream } from "node:stream/web";
import { ConnectorError } from "@eureka/connector-sdk";
import { EurekaError } from "@eureka/contracts/errors";
import { escapeMarkdown } from "@eureka/contracts/escape-markdown";
import { idSchema } from "@eureka/contracts/ids";
import { platformFileSchema } from "@eureka/contracts/universal-event";
import { say } from "@eureka/contracts/words";
import { z } from "zod";
import { chatOf, loadConnection } from "../connections/index.ts";
import { journalMessage } from "../conversations/index.ts";
import { claimContent, type StoredContent, storeContent } from "../files/index.ts";
import { memberPrincipal } from "../identity/index.ts";
import { type Context, defineJob, type JobContext } from "../operations/index.ts";
import { loadWorkItem } from "../work-items/index.ts";
import { isTemporary } from "./run-for-actor.ts";
import { hangsOnComment } from "./taken-files.store.ts";

export const takeFileJob = "intake.take-file";

const payloadSchema = z.strictObject({
  file: platformFileSchema,
  workItemId: idSchema("work_item"),
  commentId: idSchema("comment"),
  /** Who sent it. */
  memberId: idSchema("member"),
  /** Where he is told when it cannot be had, and the name of that answer. */
  toldTo: z.strictObject({
    connectionId: idSchema("connection"),
    platformChannelId: z.string(),
    platformThreadId: z.string().nullable(),
    platformUserId: z.string(),
    answers: z.string(),
  }),
});

type Payload = z.output<typeof payloadSchema>;

export const takeFile = defineJob({
  name: takeFileJob,
  payload: payloadSchema,
  timeoutSeconds: 300,
  patient: true,
  async run(context, payload) {
    try {
      const content = await fetchContent(context, payload);
      if (content) await context.transact((inside) => attach(inside, payload, content));
    } catch (error) {
      if (isWorthAnotherTry(error) && !context.job.lastAttempt) throw error;
      await context.transact((inside) => tell(inside, payload));
      if (!(error instanceof ConnectorError || error instanceof EurekaError)) throw error;
      context.log.warn({ error }, "intake.file_not_taken");
    }
  },
});

function isWorthAnotherTry(error: unknown): boolean {
  if (error instanceof ConnectorError) return error.isTemporary;
  return !(error instanceof EurekaError) || isTemporary(error);
}

/** Null when nobody wants it any more. The limit of uploads holds here too. */
async function fetchContent(context: JobContext, { file, toldTo }: Payload): Promise<StoredContent | null> {
  const connection = await context.transact((inside) => loadConnection(inside, toldTo.connectionId));
  if (connection.state !== "active") return null;
  const bytes = await chatOf(context.application, connection).downloadFile?.(file);
  if (!bytes) return null;
  return storeContent(context.ports, context.organizationId, Readable.fromWeb(bytes as WebStream<Uint8Array>));
}

/** The file comes from us, and the member attaches it: with the rights that he has by now. */
async function attach(context: Context, { file, ...payload }: Payload, content: StoredContent): Promise<void> {
  const { workItemId, commentId, memberId } = payload;
  // A job that ran twice stored the bytes twice; those that no file claims are swept.
  if (await hangsOnComment(context.transaction, commentId, content.sha256)) return;
  const principal = await memberPrincipal(context, memberId);
  if (!principal) return;
  const { workspaceId } = (await loadWorkItem(context, workItemId)).item;
  const { name, mediaType } = file;
  const { id: fileId } = await claimContent(context, content, { workspaceId, name, mediaType });
  const input = { workItemId, fileId, commentId };
  await context.application.runWithin(context, { operation: "attachment.create", input, principal });
}

async function tell(context: Context, { file, toldTo }: Payload): Promise<void> {
  const { platformUserId: onlyFor, answers, ...place } = toldTo;
  const text = say("comment.file_not_taken", { name: escapeMarkdown(file.name) });
  await journalMessage(context, place, { text }, { onlyFor, answers });
}
