import { readFile } from "node:fs/promises";
import { say } from "@eureka/contracts/words";
import { exitCodes } from "../output/print-error.ts";
import type { OwnCommand } from "./own-command.ts";

/** Says which version this is. */
export const version: OwnCommand = {
  path: ["version"],
  summary: say("cli.version.summary"),
  words: [],
  fields: [],
  examples: ["eureka version"],
  async run({ terminal }) {
    const manifest = JSON.parse(await readFile(new URL("../../package.json", import.meta.url), "utf8")) as {
      version: string;
    };
    terminal.write(`eureka ${manifest.version}\n`);
    return exitCodes.ok;
  },
};
