/**
 * A transaction of one organization, as operations see it: something to pass on to a store. Only `*.store.ts` files can look inside
 * (through `@eureka/kit/db`).
 */
import type { Id } from "@eureka/contracts/ids";

export interface Transaction {
  /** The organization whose rows this transaction can touch; null in the platform's own transactions, which touch none. */
  readonly organizationId: Id<"organization"> | null;
}

/** What the pipeline needs of a database; `@eureka/kit/db` implements it. */
export interface TransactionRunner {
  withOrganization<T>(
    organizationId: Id<"organization">,
    work: (transaction: Transaction) => Promise<T>,
    /**
     * `retryable`: `work` has no effect outside the transaction, so that after a deadlock it runs again. `durable: false`: the commit
     * does not wait for the disk, for what may be lost with the last moments before a crash of the database. `single`: `work` waits
     * for one statement only, which begins, runs and commits in one round trip. `modest`: waits for its turn among what has time or is
     * dear; together they use only a part of the connections.
     */
    options?: {
      readonly readOnly?: boolean;
      readonly retryable?: boolean;
      readonly durable?: boolean;
      readonly single?: boolean;
      readonly modest?: boolean;
    },
  ): Promise<T>;
  /** A transaction with no organization: row-level security shows no tenant's rows; only the named definer functions answer. */
  withPlatform<T>(
    work: (transaction: Transaction) => Promise<T>,
    /** `single`: `work` waits for one statement only, which begins, runs and commits in one round trip. */
    options?: { readonly single?: boolean },
  ): Promise<T>;
  /** Runs `work` so that its failure undoes only its own changes; the surrounding transaction goes on. */
  withSavepoint<T>(transaction: Transaction, work: () => Promise<T>): Promise<T>;
  /** Calls `after` once the transaction has committed; never when it rolled back. */
  afterCommit(transaction: Transaction, after: () => void): void;
}
