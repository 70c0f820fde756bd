/** What a form that somebody sent stands for. */
import type { Id } from "@eureka/contracts/ids";
import { type Context, fillInput, type OperationDescription } from "../operations/index.ts";
import type { TalkPlace } from "./journal-message.ts";
import { queueClosing } from "./open-form.ts";
import { type FormWithAction, lockOpenedForm, markSent } from "./opened-forms.store.ts";

export interface SentForm {
  readonly id: string;
  readonly operation: string;
  /** The operation's input with what was filled in. */
  readonly input: Readonly<Record<string, unknown>>;
  /** It was sent before, and had its effect. */
  readonly isOver: boolean;
  /** Where it was opened. */
  readonly place: TalkPlace;
}

export interface Submission {
  readonly formId: string;
  readonly connectionId: Id<"connection">;
  readonly platformUserId: string;
  readonly values: Readonly<Record<string, string | readonly string[]>>;
}

/** Null for a form that is unknown, too old, or belongs to somebody else or another connection: they look the same. */
export async function findSentForm(context: Context, submission: Submission): Promise<SentForm | null> {
  const found = await lockOpenedForm(context.transaction, submission.formId);
  if (!found || found.form.expiresAt <= context.clock.now()) return null;
  const { connectionId, platformUserId, platformChannelId, platformThreadId } = found.form;
  if (connectionId !== submission.connectionId || platformUserId !== submission.platformUserId) return null;
  return {
    id: submission.formId,
    operation: found.action.operation,
    input: fill(context, found, submission.values),
    isOver: found.form.sentAt !== null,
    place: { connectionId, platformChannelId, platformThreadId },
  };
}

/** Ends a form that had its effect. */
export async function endForm(context: Context, { id, place }: SentForm): Promise<void> {
  await markSent(context.transaction, id, context.clock.now());
  queueClosing(context, { formId: id, connectionId: place.connectionId });
}

/** Only what the form asked for is taken from it. */
function fill(
  { application }: Context,
  { action }: FormWithAction,
  values: Submission["values"],
): Readonly<Record<string, unknown>> {
  const { form, input } = action;
  const asked = new Set(form?.inputs.map(({ id }) => id));
  const filled = Object.fromEntries(Object.entries(values).filter(([id]) => asked.has(id)));
  if (form?.valuesField) return { ...input, [form.valuesField]: filled };
  return fillInput(application.operations.get(action.operation) as OperationDescription, input, filled);
}
