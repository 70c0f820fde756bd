/**
 * Deliveries of one tick share one statement. While a batch is under way the next one gathers, so that load makes batches larger
 * instead of the database busier: a commit costs as much as twenty rows. What does not fit any more is refused at once.
 */
import { EurekaError } from "@eureka/contracts/errors";
import type { Ports } from "../operations/index.ts";
import { type AcceptedDelivery, insertDeliveries } from "./inbound-events.store.ts";

export interface AcceptQueueOptions {
  readonly batchSize?: number;
  /** Batches at the same time; any but the first only sets out full. */
  readonly batchesUnderWay?: number;
  /** Deliveries that may wait before further ones are refused with `server.unavailable`. */
  readonly capacity?: number;
}

interface Waiting {
  readonly delivery: AcceptedDelivery;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

export interface AcceptQueue {
  /** Resolves once the delivery and its jobs are committed, or were before. */
  accept(delivery: AcceptedDelivery): Promise<void>;
}

type AcceptPorts = Pick<Ports, "database" | "faults" | "wakeWorkers">;

/** Points at which a crash test kills the process while deliveries are accepted. */
export const acceptFaultPoints = ["intake.before-accept", "intake.after-accept"] as const;

export function createAcceptQueue(ports: AcceptPorts, options: AcceptQueueOptions = {}): AcceptQueue {
  const { batchSize = 250, batchesUnderWay = 3, capacity = 5_000 } = options;
  let waiting: Waiting[] = [];
  let underWay = 0;
  let scheduled = false;

  function schedule(): void {
    if (scheduled || !maySetOut()) return;
    scheduled = true;
    // After the events of this turn: what arrived with it travels with it.
    setImmediate(() => {
      scheduled = false;
      const batch = waiting.slice(0, batchSize);
      waiting = waiting.slice(batchSize);
      underWay++;
      void store(batch).finally(() => {
        underWay--;
        schedule();
      });
      schedule();
    });
  }

  function maySetOut(): boolean {
    if (underWay === 0) return waiting.length > 0;
    return underWay < batchesUnderWay && waiting.length >= batchSize;
  }

  async function store(batch: readonly Waiting[]): Promise<void> {
    try {
      await insert(
        ports,
        batch.map(({ delivery }) => delivery),
      );
      for (const { resolve } of batch) resolve();
    } catch (error) {
      // Without a database all of them fail alike, and each would wait for it anew while its sender waits too.
      if (batch.length === 1 || isUnavailable(error)) {
        for (const { reject } of batch) reject(error);
        return;
      }
      // One of them is at fault: each for itself, so that the others do not suffer.
      for (const single of batch) await store([single]);
    }
  }

  return {
    accept(delivery) {
      if (waiting.length >= capacity) {
        return Promise.reject(new EurekaError("server.unavailable", { reason: "too many deliveries at once" }));
      }
      return new Promise((resolve, reject) => {
        waiting.push({ delivery, resolve, reject });
        schedule();
      });
    },
  };
}

function isUnavailable(error: unknown): boolean {
  return error instanceof EurekaError && error.kind === "unavailable";
}

async function insert(ports: AcceptPorts, deliveries: readonly AcceptedDelivery[]): Promise<void> {
  ports.faults.reach("intake.before-accept");
  await insertDeliveries(ports.database, deliveries);
  ports.faults.reach("intake.after-accept");
  ports.wakeWorkers();
}

const queues = new WeakMap<Ports["database"], AcceptQueue>();

/** The queue of this process, made once. */
export function acceptQueueOf(ports: AcceptPorts): AcceptQueue {
  const known = queues.get(ports.database);
  if (known) return known;
  const queue = createAcceptQueue(ports);
  queues.set(ports.database, queue);
  return queue;
}
