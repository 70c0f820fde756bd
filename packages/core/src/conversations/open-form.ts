/** Opens a form for the person who pressed: a job does it right after the commit, because a press's handle lives for seconds. */
import { randomBytes } from "node:crypto";
import { type ChatCapability, ConnectorError } from "@eureka/connector-sdk";
import type { CardForm } from "@eureka/contracts/card";
import { type Id, idSchema } from "@eureka/contracts/ids";
import { say } from "@eureka/contracts/words";
import { z } from "zod";
import { chatOf, recallConnection } from "../connections/index.ts";
import { type Context, defineJob, type JobContext } from "../operations/index.ts";
import { journalMessage, type TalkPlace } from "./journal-message.ts";
import { insertOpenedForm, lockOpenedForm, markOpened, type OpenedFormRow } from "./opened-forms.store.ts";
import { openReplyHandle, sealReplyHandle } from "./reply-handle.ts";

const openJobName = "conversations.open-form";
const closeJobName = "conversations.close-form";
/** The connection, so that the work is found by it; jobs of before name none. */
const payload = z.strictObject({ formId: z.string(), connectionId: idSchema("connection").optional() });

/** So long a form can be sent after it was opened. */
const formLifetimeHours = 24;

export interface FormToOpen {
  /** The action of the card that was pressed. */
  readonly actionId: string;
  readonly place: TalkPlace;
  readonly platformUserId: string;
  /** The handle of the press. */
  readonly replyHandle: string;
}

/** Notes the form and queues its opening. */
export async function queueForm(context: Context, { actionId, place, ...press }: FormToOpen): Promise<void> {
  const id = `form_${randomBytes(24).toString("base64url")}`;
  await insertOpenedForm(context.transaction, {
    ...place,
    id,
    cardActionId: actionId,
    platformUserId: press.platformUserId,
    replyHandle: await sealReplyHandle(context, id, press.replyHandle, "opened_forms"),
    expiresAt: new Date(context.clock.now().getTime() + formLifetimeHours * 3_600_000),
  });
  context.enqueue({ name: openJobName, payload: { formId: id, connectionId: place.connectionId } });
}

/** Takes a form that was sent off the screen, on platforms where it would stay. */
export function queueClosing(
  context: Context,
  form: { readonly formId: string; readonly connectionId: Id<"connection"> },
): void {
  context.enqueue({ name: closeJobName, payload: form });
}

/** A handle opens one form: an attempt that fails is not repeated, but told to whoever waits. */
export const openForm = defineJob({
  name: openJobName,
  payload,
  maxAttempts: 1,
  timeoutSeconds: 20,
  async run(context, { formId }) {
    const opening = await context.transact((inside) => begin(inside, formId));
    if (!opening) return;
    try {
      const { form, row, handle } = opening;
      const replyHandle = await openReplyHandle(context.ports, context.organizationId, formId, handle, "opened_forms");
      await (await chatOfForm(context, row))?.openForm?.({ form, replyHandle });
    } catch (error) {
      await context.transact((inside) => sayNotOpened(inside, opening.row));
      if (!(error instanceof ConnectorError)) throw error;
    }
  },
});

export const closeForm = defineJob({
  name: closeJobName,
  payload,
  timeoutSeconds: 20,
  async run(context, { formId }) {
    const found = await context.transact((inside) => lockOpenedForm(inside.transaction, formId));
    if (found) await (await chatOfForm(context, found.form))?.closeForm?.({ formId });
  },
});

interface Opening {
  readonly form: CardForm;
  readonly row: OpenedFormRow;
  readonly handle: Buffer;
}

async function begin(context: Context, formId: string): Promise<Opening | null> {
  const found = await lockOpenedForm(context.transaction, formId);
  if (!found?.form.replyHandle || !found.action.form) return null;
  await markOpened(context.transaction, formId, context.clock.now());
  const { title, submitLabel, inputs } = found.action.form;
  return {
    form: { id: formId, title, submitLabel, inputs: [...inputs] },
    row: found.form,
    handle: found.form.replyHandle,
  };
}

/** Null when nothing may go through the connection any more. */
async function chatOfForm(context: JobContext, { connectionId }: OpenedFormRow): Promise<ChatCapability | null> {
  const connection = await recallConnection(context, connectionId);
  return connection.state === "active" ? chatOf(context.application, connection) : null;
}

async function sayNotOpened(
  context: Context,
  { connectionId, platformChannelId, platformThreadId, platformUserId }: OpenedFormRow,
): Promise<void> {
  const place = { connectionId, platformChannelId, platformThreadId };
  await journalMessage(context, place, { text: say("form.not_opened") }, { onlyFor: platformUserId });
}
