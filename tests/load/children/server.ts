/** The server as it is, in a process of its own, with limits that a load generator does not reach and a signed reference chat. */
import { setTimeout as sleep } from "node:timers/promises";
import { answerRequests } from "../rig/answer-requests.ts";
import { startBenchServer } from "../rig/bench-server.ts";
import { type MadeOrganization, makeOrganizations } from "../rig/make-organizations.ts";
import { createMemoryTracker } from "../rig/memory.ts";
import { processorMilliseconds } from "../rig/processor-time.ts";

const server = await startBenchServer(process.env);
const memory = createMemoryTracker();

answerRequests(
  {
    address: () => server.publicUrl,
    makeOrganizations: (count: number): Promise<MadeOrganization[]> => makeOrganizations(server.application, count),
    processorMilliseconds,
    async memory(): Promise<number> {
      // What a request leaves behind for a moment (notes of reads, timers) is not what is asked about.
      await sleep(2_000);
      return memory.residentAfterCollection();
    },
  },
  () => server.stop(),
);
