/** What runs beside the calls: their writer in every role, and what forgets them. */
import type { BackgroundService } from "../../operations/index.ts";
import { trafficRuntime } from "../traffic/traffic-runtime.ts";
import { forgetCalls } from "./calls.store.ts";

/** They hold what people wrote: they go as soon as nobody looks for what went wrong any more. */
export const callRetentionDays = 14;
/** Of one connection; a busy one keeps the latest. */
export const mostCallsKept = 5_000;
const pauseMilliseconds = 600_000;
const batch = 2_000;

/** Platforms are called in every role; a process with several roles shares one writer. */
export const callNoteServices: readonly BackgroundService[] = (["api", "gateway", "worker", "scheduler"] as const).map(
  (role) => ({
    name: `connections.write-calls.${role}`,
    role,
    start: async ({ ports }) => trafficRuntime(ports).calls.attach(ports),
  }),
);

export const forgetCallsService: BackgroundService = {
  name: "connections.forget-calls",
  role: "scheduler",
  async start({ ports }) {
    let running: Promise<void> = Promise.resolve();
    const forget = async () => {
      const before = new Date(ports.clock.now().getTime() - callRetentionDays * 86_400_000);
      let forgotten: number;
      do {
        forgotten = await ports.database.withPlatform((transaction) =>
          forgetCalls(transaction, { before, most: mostCallsKept, batch }),
        );
      } while (forgotten >= batch);
    };
    const timer = setInterval(() => {
      running = forget().catch((error: unknown) => ports.log.error({ error }, "connections.forgetting_calls_failed"));
    }, pauseMilliseconds);
    return async () => {
      clearInterval(timer);
      await running;
    };
  },
};
