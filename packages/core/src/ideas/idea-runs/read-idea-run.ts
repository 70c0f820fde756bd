import type { Id } from "@eureka/contracts/ids";
import type { Context } from "../../operations/index.ts";
import { type IdeaRunRow, selectIdeaRun } from "./idea-runs.store.ts";

/** What a run was asked and what it took, for whoever tells where an idea came from; null when it is gone. Checks no rights. */
export async function readIdeaRun(context: Context, id: Id<"run">): Promise<IdeaRunRow | null> {
  return (await selectIdeaRun(context.transaction, id)) ?? null;
}
