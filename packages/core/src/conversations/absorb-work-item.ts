/** The threads and cards of a work item that became part of another are that one's. */
import type { Id } from "@eureka/contracts/ids";
import type { Context } from "../operations/index.ts";
import { moveCards } from "./cards.store.ts";
import { moveThreadLinks } from "./threads.store.ts";

export async function absorbWorkItem(
  { transaction }: Context,
  duplicate: Id<"work_item">,
  into: Id<"work_item">,
): Promise<void> {
  await moveThreadLinks(transaction, duplicate, into);
  await moveCards(transaction, { type: "work_item", id: duplicate }, into);
}
