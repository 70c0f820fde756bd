/** Ideas as targets of operations. */
import { notFound } from "@eureka/contracts/errors";
import type { Id } from "@eureka/contracts/ids";
import type { Context, Target } from "../../operations/index.ts";
import { requireVisible } from "../../permissions/index.ts";
import { type IdeaRow, selectIdea } from "./ideas.store.ts";

export interface IdeaTarget extends Target {
  readonly row: IdeaRow;
}

/** Loads an idea, locked when `lock` is set. Throws `idea.not_found`. */
export async function loadIdea(
  context: Context,
  id: Id<"idea">,
  options: { readonly lock: boolean } = { lock: false },
): Promise<IdeaTarget> {
  const row = await selectIdea(context.transaction, id, options);
  if (!row) throw notFound("idea", id);
  return { noun: "idea", id, scopes: [{ workspaceId: row.workspaceId }], version: row.version, row };
}

/** Loads an idea beside an operation's own target. Throws `idea.not_found` for what the actor may not see. */
export async function loadVisibleIdea(
  context: Context,
  id: Id<"idea">,
  options: { readonly lock: boolean } = { lock: false },
): Promise<IdeaTarget> {
  const idea = await loadIdea(context, id, options);
  await requireVisible(context, "idea:read", idea);
  return idea;
}
