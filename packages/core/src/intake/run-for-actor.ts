/** Runs an operation for whoever asked for it in a chat, and answers with what came of it. */
import { type Bookmark, bookmarkPageSchema, savedBookmarkSchema } from "@eureka/contracts/bookmark";
import { type Decision, decisionPageSchema } from "@eureka/contracts/decision";
import { EurekaError } from "@eureka/contracts/errors";
import { ideaSchema } from "@eureka/contracts/idea";
import { type IdeaRun, ideaRunSchema } from "@eureka/contracts/idea-run";
import type { Page } from "@eureka/contracts/page";
import { say } from "@eureka/contracts/words";
import { type WorkItem, type WorkItemSummary, workItemPageSchema, workItemSchema } from "@eureka/contracts/work-item";
import {
  type DraftCard,
  findItemOfThread,
  postDecisionCard,
  postItemCard,
  sayCard,
  sayDecisions,
  sayError,
  sayItem,
  sayItems,
} from "../conversations/index.ts";
import { postRunCard, sayBookmarks } from "../ideas/index.ts";
import type { Application, OperationDescription, Principal } from "../operations/index.ts";
import { answerOptions, type Occasion, type Scene, sayToAll, sayToOne } from "./scene.ts";

export interface WantedCall {
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
}

export type Outcome =
  /** Pending: nothing was done yet, and the output is the decision that it waits for. */
  | { readonly ok: true; readonly output: unknown; readonly pending: boolean }
  | { readonly ok: false; readonly error: EurekaError };

/** A refusal undoes only the operation's own changes, so that it can be answered in the same transaction. Defects are thrown on. */
export async function runForActor(scene: Scene, principal: Principal, call: WantedCall): Promise<Outcome> {
  const { context } = scene;
  const { operation, input } = call;
  try {
    // Without an idempotency key: what keeps the event from having its effect twice is noted in the same transaction.
    return { ok: true, ...(await context.application.runWithin(context, { operation, input, principal })) };
  } catch (error) {
    if (!(error instanceof EurekaError) || isTemporary(error)) throw error;
    return { ok: false, error: nameTheKey(principal, error) };
  }
}

/** Who may more than his key is told that it is the key that may not. */
function nameTheKey({ actor, keyScopes }: Principal, error: EurekaError): EurekaError {
  const { permission = "" } = error.parameters;
  const isAllowed = keyScopes === null || keyScopes.some((scope) => scope === permission);
  if (actor.type !== "api_key" || error.code !== "permission.denied" || isAllowed) return error;
  return new EurekaError("api_key.scope_missing", { permission });
}

/** Trouble that a later attempt of the whole event may not have. */
export function isTemporary(error: unknown): boolean {
  return (
    error instanceof EurekaError &&
    (error.kind === "unavailable" || error.kind === "rate_limited" || error.code === "idempotency.in_flight")
  );
}

/** Says what came of a call. What was only read is for the reader alone: others may see less than he does. */
export async function answerOutcome(
  scene: Scene,
  occasion: Occasion,
  call: WantedCall,
  outcome: Outcome,
): Promise<void> {
  const { context } = scene;
  if (!outcome.ok) return sayToOne(scene, occasion, sayError(outcome.error));
  if (outcome.pending) {
    const { id } = outcome.output as Decision;
    return postDecisionCard(context, occasion.place, id, answerOptions(scene, occasion));
  }
  const operation = context.application.operations.get(call.operation) as OperationDescription;
  const answer = operation.command?.chat?.answer as ((output: unknown) => DraftCard) | undefined;
  if (answer) return sayToOne(scene, occasion, sayCard(answer(outcome.output)));
  if (operation.output === workItemPageSchema) {
    return sayToOne(scene, occasion, await sayItems(context, outcome.output as Page<WorkItemSummary>));
  }
  if (operation.output === decisionPageSchema) {
    return sayToOne(scene, occasion, sayDecisions(outcome.output as Page<Decision>));
  }
  if (operation.output === bookmarkPageSchema) {
    return sayToOne(scene, occasion, sayBookmarks(context, outcome.output as Page<Bookmark>));
  }
  if (operation.output === savedBookmarkSchema) return sayToOne(scene, occasion, { text: say("bookmarks.saved") });
  if (operation.output === ideaSchema) return sayToOne(scene, occasion, { text: say("idea.shared") });
  if (operation.output === ideaRunSchema) {
    return postRunCard(context, occasion.place, outcome.output as IdeaRun, answerOptions(scene, occasion));
  }
  if (operation.output !== workItemSchema) return sayToOne(scene, occasion, { text: say("command.done") });
  const item = outcome.output as WorkItem;
  if (operation.effect === "read") return sayToOne(scene, occasion, await sayItem(context, item));
  const opensDiscussion = operation.http.status === 201;
  if (!opensDiscussion && (await isDiscussionOf(scene, occasion, item))) {
    return sayToAll(scene, occasion, { text: say("command.done") });
  }
  await postItemCard(context, occasion.place, item, { ...answerOptions(scene, occasion), opensDiscussion });
}

/** Whether a press has an answer besides its card: what it made stands elsewhere. */
export function answersPress({ operations }: Application, { operation }: WantedCall): boolean {
  const { output, http } = operations.get(operation) as OperationDescription;
  return output === savedBookmarkSchema || (http.status === 202 && (output === ideaSchema || output === ideaRunSchema));
}

/** There the item's card stands already, and shows the change by itself. */
async function isDiscussionOf({ context }: Scene, { place }: Occasion, item: WorkItem): Promise<boolean> {
  const { platformThreadId } = place;
  return platformThreadId !== null && (await findItemOfThread(context, { ...place, platformThreadId })) === item.id;
}
