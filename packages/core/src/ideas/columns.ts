/** How values of this module's columns become what people and programs see. */
import { type Id, toUuid } from "@eureka/contracts/ids";
import type { Transaction } from "../operations/index.ts";

/** The organization of a transaction; every statement filters by it, besides row-level security. */
export function organizationOf(transaction: Transaction): Id<"organization"> {
  if (!transaction.organizationId) throw new Error("ideas exist in organizations only");
  return transaction.organizationId;
}

/** The same as the UUID that plain SQL takes. */
export function organizationUuid(transaction: Transaction): string {
  return toUuid(organizationOf(transaction));
}

/** Text that somebody looks for, as a pattern of `ilike` in which nothing has a meaning of its own. */
export function patternFor(search: string): string {
  return `%${search.replace(/[\\%_]/g, "\\$&")}%`;
}
