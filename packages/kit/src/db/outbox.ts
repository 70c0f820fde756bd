/** The statements of one transaction on their way to the database: what nobody waits for gathers, and travels with what somebody does. */
import type pg from "pg";
import type { PoolClient } from "pg";
import { DatabaseError } from "./errors.ts";
import { type Answer, Packet, type Request, type Statement } from "./packet.ts";

export interface Outbox {
  /** Sends a statement along with the next one that is waited for. */
  post(statement: Statement): Request;
  /** Sends a statement with all that waits, in order, once nothing of this turn adds to it. */
  ask(statement: Statement): Promise<Answer>;
  /** Ends the transaction and takes along what waits; undefined when there was nothing to be done in it. */
  commit(): Promise<Answer> | undefined;
  /** Whether nothing was added behind a statement, which still waits. */
  isLast(request: Request): boolean;
  /** Drops a statement with everything behind it; false when it has left. */
  takeBack(request: Request): boolean;
  /** The first failure of a statement that nobody waited for: it is the reason for every failure after it. */
  failure(): unknown;
  /** What was undone has not failed. */
  forgetFailure(): void;
  /** Drops what waits. False when nothing of the transaction has reached the database. */
  close(): boolean;
}

export interface OutboxOptions {
  readonly client: PoolClient;
  readonly types: pg.CustomTypesConfig;
  /** What begins the transaction: it leaves with the first statement, and not without one. */
  readonly begin: readonly Statement[];
  /** The commit leaves with the first statement that is waited for. */
  readonly single: boolean;
}

const commitStatement: Statement = { name: "kit.commit", text: "commit" };
/** So many statements leave at the latest, waited for or not. */
const mostWaiting = 200;

export function createOutbox({ client, types, begin, single }: OutboxOptions): Outbox {
  let waiting: Request[] = begin.map((statement) => ({ statement, reject: noteFailure }));
  let isScheduled = false;
  let hasLeft = false;
  let failure: unknown;
  let committed: Promise<Answer> | undefined;

  function noteFailure(error: unknown): void {
    failure ??= error;
  }

  function add(request: Request): Request {
    if (committed) throw new Error("the transaction was of a single statement, and is over");
    waiting.push(request);
    return request;
  }

  function addAsked(statement: Statement): Promise<Answer> {
    return new Promise((resolve, reject) => {
      add({ statement, resolve, reject: (error) => reject(failure ?? error) });
      schedule();
    });
  }

  /** Behind all promises that are settled by now, so that reads which are started together travel together. */
  function schedule(): void {
    if (isScheduled) return;
    isScheduled = true;
    queueMicrotask(() => process.nextTick(send));
  }

  function send(): void {
    isScheduled = false;
    if (waiting.length === 0) return;
    const packet = new Packet(waiting, types);
    waiting = [];
    hasLeft = true;
    (client as { query(packet: Packet): unknown }).query(packet);
  }

  return {
    post(statement) {
      const request = add({ statement, reject: noteFailure });
      if (waiting.length >= mostWaiting) schedule();
      return request;
    },
    ask(statement) {
      const answer = addAsked(statement);
      if (single && !committed) {
        const last = addAsked(commitStatement);
        committed = last;
        last.catch(() => {}); // waited for after the work
      }
      return answer;
    },
    commit() {
      if (committed || (!hasLeft && waiting.length <= begin.length)) return committed;
      return addAsked(commitStatement);
    },
    isLast: (request) => waiting.at(-1) === request,
    takeBack(request) {
      const place = waiting.indexOf(request);
      if (place < 0) return false;
      const dropped = waiting.splice(place);
      for (const { resolve, reject } of dropped) if (resolve) reject?.(new DatabaseError("25P02"));
      return true;
    },
    failure: () => failure,
    forgetFailure() {
      failure = undefined;
    },
    close() {
      const dropped = waiting;
      waiting = [];
      for (const { resolve, reject } of dropped) if (resolve) reject?.(new Error("the transaction has ended"));
      return hasLeft;
    },
  };
}
