/** Wishes that come while a job runs must not be lost: it has read before they came. */
import type { Id } from "@eureka/contracts/ids";
import { releaseUniqueKey } from "@eureka/kit/queue";
import type { JobContext } from "./define-module.ts";

/** First thing in every job that several wishes become one of: from now on the next wish is a job of its own again. */
export async function beginReading({ transact, job }: JobContext): Promise<void> {
  await transact(({ transaction }) => releaseUniqueKey(transaction, job.id as Id<"job">));
}
