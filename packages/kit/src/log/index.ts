/** The log: events with fields, as JSON lines. */
export { createLog, type Log, type LogFields, type LogOptions } from "./create-log.ts";
