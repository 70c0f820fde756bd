import { type DestinationStream, type Logger, pino } from "pino";
import { redactFields } from "./redact-fields.ts";

/** What belongs to a log line: ids, counts, durations, an `error`. Never the content that people wrote. */
export type LogFields = Readonly<Record<string, unknown>>;

/** Writes events with fields: `log.info({ boardId }, "board.opened")`. A sentence with values in it cannot be searched, an event can. */
export interface Log {
  debug(fields: LogFields, event: string): void;
  info(fields: LogFields, event: string): void;
  warn(fields: LogFields, event: string): void;
  error(fields: LogFields, event: string): void;
  /** A log that adds these fields to every line, as a request adds its organization, actor and trace. */
  child(fields: LogFields): Log;
}

export interface LogOptions {
  /** The least important lines that are written; by default `info`. */
  readonly level?: "debug" | "info" | "warn" | "error" | "silent";
  /** Where lines go; by default the standard output, written at once so that a killed process loses none. */
  readonly destination?: DestinationStream;
}

/** Makes a log of JSON lines with `time`, `level`, `event` and the fields. Secrets and fields with telling names are blotted out. */
export function createLog({ level = "info", destination }: LogOptions = {}): Log {
  const options = {
    level,
    base: null,
    messageKey: "event",
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }), log: redactFields },
  };
  return wrap(pino(options, destination ?? pino.destination({ dest: 1, sync: true })));
}

/** Pino formats the fields of a line but not those of a child, so children pass through here. */
function wrap(logger: Logger): Log {
  return {
    debug: (fields, event) => logger.debug(fields, event),
    info: (fields, event) => logger.info(fields, event),
    warn: (fields, event) => logger.warn(fields, event),
    error: (fields, event) => logger.error(fields, event),
    child: (fields) => wrap(logger.child(redactFields(fields))),
  };
}
