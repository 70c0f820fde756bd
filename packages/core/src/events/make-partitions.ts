/** Makes the monthly partitions of `events` before they are needed. */
import type { BackgroundService, Ports } from "../operations/index.ts";
import { createPartitions } from "./events.store.ts";
import { repeatWhenWoken } from "./repeat-when-woken.ts";

/** How many months after the current one have their partition. */
export const monthsAhead = 3;
const sixHours = 6 * 3_600_000;

/** Makes what is missing and gives the names of the new partitions. */
export function makePartitions(ports: Pick<Ports, "database">, ahead: number = monthsAhead): Promise<string[]> {
  return ports.database.withPlatform((transaction) => createPartitions(transaction, ahead));
}

/** Looks several times a day: a failure (somebody holds the default partition) has months of time to be made good. */
export const partitionService: BackgroundService = {
  name: "events.make-partitions",
  role: "scheduler",
  async start({ ports }) {
    const repetition = repeatWhenWoken({
      async run() {
        const made = await makePartitions(ports);
        if (made.length > 0) ports.log.info({ partitions: made }, "events.partitions_made");
        return false;
      },
      pauseMilliseconds: sixHours,
      onError: (error) => ports.log.error({ error }, "events.partitions_not_made"),
    });
    return repetition.stop;
  },
};
