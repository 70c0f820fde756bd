import type { Context } from "../../operations/index.ts";
import { type IdeaRow, selectItemsOfIdeas, updateOutcome } from "./ideas.store.ts";
import { outcomeOf } from "./outcome-of.ts";

/** Says anew what became of an idea, which must be locked. Where it is what it was, nothing is said. */
export async function updateIdeaOutcome(context: Context, idea: IdeaRow): Promise<void> {
  const { id, workspaceId, runId, outcome: before } = idea;
  const outcome = outcomeOf(await selectItemsOfIdeas(context.transaction, [id], null));
  if (outcome === before) return;
  await updateOutcome(context.transaction, id, outcome);
  context.emit({
    type: "idea.outcome_changed",
    subject: { type: "idea", id },
    workspaceId,
    changes: { outcome: { from: before, to: outcome } },
    data: { runId, outcome },
  });
}
