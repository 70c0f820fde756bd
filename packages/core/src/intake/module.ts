/** The module `intake`. */
import { defineModule, type Module } from "../operations/index.ts";
import type { CommandInterpreter } from "./command-interpreter.ts";
import { forgetDeliveriesService } from "./forget-deliveries.ts";
import { createProcessJob } from "./process-job.ts";
import { createBuiltInReceiver } from "./receive-built-in.ts";
import { takeFile } from "./take-file.ts";

export interface IntakeDependencies {
  /** Says what typed commands mean. */
  readonly interpreter: CommandInterpreter;
}

export function createIntakeModule({ interpreter }: IntakeDependencies): Module {
  return defineModule({
    name: "intake",
    handlers: [createBuiltInReceiver(interpreter)],
    jobs: [createProcessJob(interpreter), takeFile],
    services: [forgetDeliveriesService],
  });
}
