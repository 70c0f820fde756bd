/** What the command line of the server understands. */
import { parseArgs } from "node:util";
import { ConfigError, type ConfigOverrides } from "@eureka/kit/config";

export interface Options {
  /** Make the sample data without asking. */
  readonly demo: boolean;
  readonly help: boolean;
  readonly overrides: ConfigOverrides;
}

export const usage = `npm start -- [--demo] [--port N] [--host H] [--data-dir D]

  --demo         fill an empty installation with sample data
  --port N       listen on port N (EUREKA_PORT, 3000)
  --host H       listen on address H (EUREKA_HOST, 127.0.0.1)
  --data-dir D   keep database, files and keys in D (EUREKA_DATA_DIR, .data)

All settings: docs/configuration.md`;

/** Throws a ConfigError that quotes the usage. */
export function readOptions(args: readonly string[]): Options {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        demo: { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
        port: { type: "string" },
        host: { type: "string" },
        "data-dir": { type: "string" },
      },
    });
    const overrides: Record<string, string> = {};
    if (values.port !== undefined) overrides.EUREKA_PORT = values.port;
    if (values.host !== undefined) overrides.EUREKA_HOST = values.host;
    if (values["data-dir"] !== undefined) overrides.EUREKA_DATA_DIR = values["data-dir"];
    return { demo: values.demo, help: values.help, overrides };
  } catch (error) {
    throw new ConfigError([`${error instanceof Error ? error.message : String(error)}\n\n${usage}`]);
  }
}
