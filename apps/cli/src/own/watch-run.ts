import { say } from "@eureka/contracts/words";
import { jsonText } from "../output/json-text.ts";
import { renderAnswer } from "../output/render-answer.ts";
import { noteTimeZone } from "../output/time-zone-note.ts";
import { followRun, runExitCode } from "../run/follow-run.ts";
import { openClient } from "../settings/open-client.ts";
import { type OwnCommand, textOf } from "./own-command.ts";

/** Follows a run until it ends. */
export const watchRun: OwnCommand = {
  path: ["runs", "watch"],
  summary: say("cli.runs_watch.summary"),
  words: ["id"],
  fields: [
    { name: "id", type: "text", required: true, description: say("cli.runs_watch.id") },
    { name: "json", type: "boolean", description: say("cli.flag.json") },
  ],
  examples: ["eureka runs watch run_01k8z7v3q8e9mbtz5a6rx4w2yc"],
  async run(context, values) {
    const { terminal } = context;
    const client = await openClient(context);
    const run = await followRun(context, client, textOf(values, "id") ?? "");
    const shown = { operation: "run.get", noun: "runs", answer: "record" } as const;
    const text = values.json === true ? jsonText(run) : await renderAnswer(terminal, client, shown, run);
    terminal.write(text);
    if (values.json !== true) noteTimeZone(terminal, text);
    return runExitCode(run);
  },
};
