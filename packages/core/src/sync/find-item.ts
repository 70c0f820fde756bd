/** The work item of a copy; null when it is gone by now, be it that it became part of another. */
import { EurekaError } from "@eureka/contracts/errors";
import type { WorkItem } from "@eureka/contracts/work-item";
import type { Context } from "../operations/index.ts";
import { readWorkItem } from "../work-items/index.ts";

export async function findItem(
  context: Context,
  { workItemId }: { readonly workItemId: WorkItem["id"] },
): Promise<WorkItem | null> {
  try {
    return await readWorkItem(context, workItemId);
  } catch (error) {
    if (error instanceof EurekaError && error.kind === "not_found") return null;
    throw error;
  }
}
