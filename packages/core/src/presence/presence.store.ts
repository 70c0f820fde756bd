/** Presence as it travels between processes. It has no table. */
import type { Presence } from "@eureka/contracts/presence";
import { notify } from "@eureka/kit/db";
import type { Transaction } from "../operations/index.ts";

export const presenceChannel = "eureka_presence";

/** Who looks at what, and the topics whose followers are told. */
export interface PresenceNews {
  readonly subject: Presence["subject"];
  readonly topics: readonly string[];
  readonly memberId: Presence["memberId"];
  /** In milliseconds of Unix time. */
  readonly until: number;
}

/** Tells every process, when the transaction ends. */
export async function notifyPresence(transaction: Transaction, news: PresenceNews): Promise<void> {
  await notify(transaction, presenceChannel, JSON.stringify({ organizationId: transaction.organizationId, ...news }));
}
