/** `eureka ideas`: what is done, in which order. */
import type { NewIdeaRun } from "@eureka/contracts/idea-run";
import { say } from "@eureka/contracts/words";
import type { Values } from "../arguments/read-arguments.ts";
import { removeBookmarks, showBookmarks } from "../bookmarks/manage-bookmarks.ts";
import { openBookmarks } from "../bookmarks/open-bookmarks.ts";
import { readTags } from "../bookmarks/read-tags.ts";
import { type TakenUp, takeUpBookmarks } from "../bookmarks/take-up-bookmarks.ts";
import type { CommandContext } from "../context.ts";
import { cleanText } from "../output/clean-text.ts";
import { jsonText } from "../output/json-text.ts";
import { exitCodes } from "../output/print-error.ts";
import { textOf } from "../own/own-command.ts";
import { openClient } from "../settings/open-client.ts";
import type { Terminal } from "../terminal.ts";
import { UsageError } from "../usage-error.ts";
import type { IdeaOutcome } from "./idea-outcome.ts";
import { openOutput } from "./output-target.ts";
import { type Remix, readRemix } from "./read-remix.ts";
import { readRequest } from "./read-request.ts";
import { remixLocally } from "./remix-locally.ts";
import { remixOnServer } from "./remix-on-server.ts";
import { renderIdeas, renderSummary } from "./render-ideas.ts";
import { resultObjects } from "./result-objects.ts";
import { runLocally } from "./run-locally.ts";
import { runOnServer } from "./run-on-server.ts";
import { startStageProgress } from "./stage-progress.ts";

/** Gives the exit code: 0 there are ideas, or what was asked about bookmarks is done; 1 there is none. */
export async function runIdeasCommand(context: CommandContext, values: Values): Promise<number> {
  if (values.removeBookmark !== undefined) return removeBookmarks(context, values);
  if (values.listBookmarks === true || values.searchBookmarks !== undefined) return showBookmarks(context, values);

  const remix = readRemix(values);
  const request = readRequest(remix ? { topic: say("cli.ideas.remix_topic"), ...values } : values);
  if (request.workspaceId !== undefined && values.server !== true)
    throw new UsageError(say("cli.ideas.needs_server", { flag: "--workspace" }));
  // Whatever could go wrong afterwards is looked at before a model is paid.
  const tags = readTags(values);
  const bookmarks =
    values.bookmarkResults === true && values.noBookmark !== true ? await openBookmarks(context, values) : null;
  await bookmarks?.assertSavable();
  const taken = remix && (await takeUp(context, remix, values));
  if (!bookmarks && !remix?.tags.length && tags.length > 0) context.terminal.note(`${say("cli.ideas.tags_unused")}\n`);
  const output = await openOutput(context, textOf(values, "outputFile"));

  const outcome = await run(context, request, taken, values);
  noteEngine(context.terminal, outcome, values.verbose === true);
  await output.write((terminal) => render(terminal, outcome, values));
  if (outcome.result.ideas.length === 0) {
    context.terminal.note(`${say("cli.ideas.none")}\n`);
    return exitCodes.failed;
  }
  if (bookmarks) {
    const ids = await bookmarks.save(outcome, tags);
    context.terminal.note(`${say("cli.bookmarks.saved", { count: ids.length, place: bookmarks.name })}\n`);
  }
  return exitCodes.ok;
}

async function takeUp(context: CommandContext, remix: Remix, values: Values): Promise<TakenUp> {
  const taken = await takeUpBookmarks(await openBookmarks(context, values), remix);
  if (context.terminal.isProgressShown || values.verbose === true)
    context.terminal.note(`${say("cli.ideas.remixing", { count: taken.ideas.length })}\n`);
  return taken;
}

async function run(
  context: CommandContext,
  request: NewIdeaRun,
  taken: TakenUp | null,
  values: Values,
): Promise<IdeaOutcome> {
  const progress = startStageProgress(context.terminal, values.verbose === true);
  try {
    if (values.server !== true)
      return await runLocally(context, taken ? await remixLocally(request, values, taken.ideas) : request, progress);
    const asked = taken ? remixOnServer(request, values, taken) : request;
    return await runOnServer(context, await openClient(context), asked, progress);
  } finally {
    progress.end();
  }
}

function render(terminal: Terminal, outcome: IdeaOutcome, values: Values): string {
  if (values.json === true) return jsonText(outcome.answer);
  if (values.outputFormat === "json") return jsonText(resultObjects(outcome.result));
  return values.outputFormat === "summary" ? renderSummary(terminal, outcome) : renderIdeas(terminal, outcome);
}

/** Says on standard error why rules answered: it stands in no JSON that a script throws away. */
function noteEngine(terminal: Terminal, { result, failures }: IdeaOutcome, isVerbose: boolean): void {
  if (result.engineReason === "models_failed") {
    const lines = [say("cli.ideas.models_failed"), ...failures];
    terminal.note(`${lines.map(cleanText).join("\n")}\n`);
  }
  if (result.engineReason === "no_model" && (terminal.isProgressShown || isVerbose))
    terminal.note(`${say("cli.ideas.connect_model")}\n`);
}
