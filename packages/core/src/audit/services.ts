/** What runs beside the requests: the sealer, and the writer of read notes in every role. */
import { repeatWhenWoken } from "../events/index.ts";
import type { BackgroundService } from "../operations/index.ts";
import type { ReadNotes } from "./read-notes.ts";
import { type Sealer, sealBatch } from "./seal-records.ts";

/** Records are sealed within a second; looking costs next to nothing, so no write has to tell. */
const sealMilliseconds = 500;

/** Every worker runs it; a lock in the database lets one of them seal at a time. */
export function createSealerService(sealer: Sealer): BackgroundService {
  return {
    name: "audit.seal-records",
    role: "worker",
    async start({ ports }) {
      const repetition = repeatWhenWoken({
        run: async () => (await sealer.sealOnce(ports)) === sealBatch,
        pauseMilliseconds: sealMilliseconds,
        onError: (error) => ports.log.error({ error }, "audit.sealer_failed"),
      });
      return repetition.stop;
    },
  };
}

/** Reads happen in every role; a process with several roles shares one writer. */
export function createReadNoteServices(notes: ReadNotes): BackgroundService[] {
  const roles = ["api", "gateway", "worker", "scheduler"] as const;
  return roles.map((role) => ({
    name: `audit.write-reads.${role}`,
    role,
    start: async ({ ports }) => notes.attach(ports),
  }));
}
