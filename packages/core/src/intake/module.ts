/** The module `intake`. */
import { defineModule, type Module } from "../operations/index.ts";
import type { CommandInterpreter } from "./command-interpreter.ts";
import { enrichWorkItem } from "./enrich/enrich-work-item.ts";
import { forgetDeliveriesService } from "./forget-deliveries.ts";
import { getInboundEvent } from "./log/get-inbound-event.ts";
import { listConnectionLog } from "./log/list-connection-log.ts";
import { replayInboundEvent } from "./log/replay-inbound-event.ts";
import { showHome } from "./pages/show-home.ts";
import { showPreviews } from "./pages/show-previews.ts";
import { endStep } from "./pages/take-step.ts";
import { createProcessJob } from "./process-job.ts";
import { createBuiltInReceiver } from "./receive-built-in.ts";
import { createRegisterCommands, listCommandsAnew } from "./register-commands.ts";
import { socketsService } from "./sockets/sockets-service.ts";
import { takeFile } from "./take-file.ts";

export interface IntakeDependencies {
  /** Says what typed commands mean. */
  readonly interpreter: CommandInterpreter;
}

export function createIntakeModule({ interpreter }: IntakeDependencies): Module {
  return defineModule({
    name: "intake",
    operations: [getInboundEvent, listConnectionLog, replayInboundEvent],
    handlers: [createBuiltInReceiver(interpreter), listCommandsAnew],
    jobs: [
      createProcessJob(interpreter),
      createRegisterCommands(interpreter),
      endStep,
      enrichWorkItem,
      showHome,
      showPreviews,
      takeFile,
    ],
    services: [forgetDeliveriesService, socketsService],
  });
}
