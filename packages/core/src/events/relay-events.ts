/** The relay: gives committed events their places in the streams of their organizations. */
import type { BackgroundService, Ports, Transaction } from "../operations/index.ts";
import { assignPositions, newEventsChannel } from "./events.store.ts";
import { repeatWhenWoken } from "./repeat-when-woken.ts";

/** Events that one transaction places at the most. */
export const relayBatch = 500;
/** The longest time until an event is placed whose notification was lost, in milliseconds. */
const pollMilliseconds = 1_000;
/** A transaction of its own for each event would cost as much as a sixth of the event's own; nobody sees so short a wait. */
const restMilliseconds = 20;

/** Places one batch. Gives the number of events placed; 0 also while another process is at it. */
export async function relayOnce(ports: Pick<Ports, "database">, batch: number = relayBatch): Promise<number> {
  const place = (transaction: Transaction) => assignPositions(transaction, batch);
  const placed = await ports.database.withPlatform(place, { single: true });
  return placed ?? 0;
}

/** Every worker runs it; a lock in the database lets one of them work at a time, and each of them takes over at once. */
export const relayService: BackgroundService = {
  name: "events.relay",
  role: "worker",
  async start({ ports }) {
    const repetition = repeatWhenWoken({
      run: async () => (await relayOnce(ports)) === relayBatch,
      pauseMilliseconds: pollMilliseconds,
      restMilliseconds,
      onError: (error) => ports.log.error({ error }, "events.relay_failed"),
    });
    const subscription = await ports.database.listen(newEventsChannel, repetition.wake);
    return async () => {
      await subscription.stop();
      await repetition.stop();
    };
  },
};
