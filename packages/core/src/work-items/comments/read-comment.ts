import type { Comment } from "@eureka/contracts/comment";
import type { Id } from "@eureka/contracts/ids";
import type { Context } from "../../operations/index.ts";
import { selectComment } from "./comments.store.ts";

/** A comment as it stands, locked; null when it is gone. Checks no rights. */
export async function readComment(context: Context, id: Id<"comment">): Promise<Comment | null> {
  return (await selectComment(context.transaction, id, { lock: true })) ?? null;
}
