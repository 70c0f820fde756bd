import { defineModule } from "../operations/index.ts";
import { emitStage } from "./emit-stage.ts";
import { listEvents } from "./list-events.ts";
import { partitionService } from "./make-partitions.ts";
import { relayService } from "./relay-events.ts";
import { summarizeEvents } from "./summarize-events.ts";

export const eventsModule = defineModule({
  name: "events",
  operations: [listEvents, summarizeEvents],
  stages: { emit: emitStage },
  services: [relayService, partitionService],
});
