/** Stored deliveries hold what people wrote: they go once they cannot be asked for any more. */
import type { BackgroundService } from "../operations/index.ts";
import { deleteProcessedBefore } from "./inbound-events.store.ts";

/** So long a processed delivery is kept: platforms repeat theirs within hours. */
export const deliveryRetentionDays = 30;
const pauseMilliseconds = 3_600_000;
const batch = 1_000;

export const forgetDeliveriesService: BackgroundService = {
  name: "intake.forget-deliveries",
  role: "scheduler",
  async start({ ports }) {
    let running: Promise<void> = Promise.resolve();
    const forget = async () => {
      const before = new Date(ports.clock.now().getTime() - deliveryRetentionDays * 86_400_000);
      let forgotten: number;
      do {
        forgotten = await ports.database.withPlatform((transaction) =>
          deleteProcessedBefore(transaction, before, batch),
        );
      } while (forgotten === batch);
    };
    const timer = setInterval(() => {
      running = forget().catch((error: unknown) => ports.log.error({ error }, "intake.forgetting_failed"));
    }, pauseMilliseconds);
    return async () => {
      clearInterval(timer);
      await running;
    };
  },
};
