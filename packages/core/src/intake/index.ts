/** Intake: the entrance for everything that platforms tell us. */
import { acceptFaultPoints } from "./accept-queue.ts";
import { processFaultPoints } from "./process-job.ts";

export type { CommandDescription, InboundReply, InboundRequest } from "@eureka/connector-sdk";
export type { CommandDestination, CommandFacts, CommandInterpreter, Interpretation } from "./command-interpreter.ts";
export { createIntakeModule, type IntakeDependencies } from "./module.ts";
export { receiveEvent } from "./receive-event.ts";
export { suggestedOptions } from "./suggest.ts";

/** Points at which a crash test kills the process, in the order in which a delivery passes them. */
export const intakeFaultPoints = [...acceptFaultPoints, ...processFaultPoints] as const;
