/** Keeps work that has time from taking all connections: together its transactions use only a part of them. */
import { AsyncLocalStorage } from "node:async_hooks";

export interface ModestShare {
  /** What `work` does, and all that it leads to, takes its turn at the share. */
  modestly<Result>(work: () => Result): Result;
  /** What `work` does takes no turns, even when modest work led to it. */
  freely<Result>(work: () => Result): Result;
  /** Runs a transaction, in its turn where it is modest itself or part of modest work. */
  enter<Result>(transaction: () => Promise<Result>, modest?: boolean): Promise<Result>;
}

/** @param slots transactions of modest work at the same time */
export function createModestShare(slots: number): ModestShare {
  // A transaction inside a transaction has its turn already: waiting for a second one, all might wait for each other.
  const manners = new AsyncLocalStorage<"takes turns" | "has its turn">();
  const waiting: (() => void)[] = [];
  let free = slots;

  async function takeTurn<Result>(transaction: () => Promise<Result>): Promise<Result> {
    if (free > 0) free--;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await manners.run("has its turn", transaction);
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free++;
    }
  }

  return {
    modestly: (work) => manners.run("takes turns", work),
    freely: (work) => manners.exit(work),
    enter(transaction, modest = false) {
      const manner = manners.getStore() ?? (modest ? "takes turns" : undefined);
      return manner === "takes turns" ? takeTurn(transaction) : transaction();
    },
  };
}
