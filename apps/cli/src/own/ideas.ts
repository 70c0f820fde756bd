import { creativityPresets } from "@eureka/contracts/creativity";
import { engines } from "@eureka/contracts/idea";
import { depths } from "@eureka/contracts/idea-run";
import { say } from "@eureka/contracts/words";
import type { Field } from "../command.ts";
import type { OwnCommand } from "./own-command.ts";

const outputFormats = ["text", "json", "summary"] as const;

const asked: readonly Field[] = [
  { name: "topic", type: "text", description: say("cli.ideas.flag.topic") },
  { name: "context", type: "text", aliases: ["constraints"], description: say("cli.ideas.flag.context") },
  { name: "ideas", type: "integer", description: say("cli.ideas.flag.ideas") },
  { name: "top", type: "integer", description: say("cli.ideas.flag.top"), default: 3 },
  {
    name: "preset",
    type: "text",
    aliases: ["temperature-preset"],
    choices: creativityPresets,
    description: say("cli.ideas.flag.preset"),
    default: "balanced",
  },
  { name: "temperature", type: "number", description: say("cli.ideas.flag.temperature") },
  { name: "generateTemperature", type: "number", description: say("cli.ideas.flag.stage_temperature") },
  { name: "evaluateTemperature", type: "number" },
  { name: "advocateTemperature", type: "number" },
  { name: "doubtTemperature", type: "number" },
  { name: "improveTemperature", type: "number" },
  { name: "weights", type: "text", description: say("cli.ideas.flag.weights") },
  { name: "depth", type: "text", choices: depths, description: say("cli.ideas.flag.depth"), default: "fast" },
  { name: "enhanced", type: "boolean", aliases: ["enhanced-reasoning"], description: say("cli.ideas.flag.enhanced") },
  { name: "logical", type: "boolean", aliases: ["logical-inference"], description: say("cli.ideas.flag.logical") },
  {
    name: "engine",
    type: "text",
    choices: ["auto", ...engines],
    description: say("cli.ideas.flag.engine"),
    default: "auto",
  },
  {
    name: "novelty",
    type: "number",
    aliases: ["novelty-threshold"],
    description: say("cli.ideas.flag.novelty"),
    default: 0.8,
  },
];

const shown: readonly Field[] = [
  {
    name: "outputFormat",
    type: "text",
    choices: outputFormats,
    description: say("cli.ideas.flag.output_format"),
    default: "text",
  },
  { name: "outputFile", type: "path", description: say("cli.ideas.flag.output_file") },
  { name: "json", type: "boolean", description: say("cli.ideas.flag.json") },
  { name: "verbose", type: "boolean", description: say("cli.ideas.flag.verbose") },
];

const saved: readonly Field[] = [
  { name: "bookmarkResults", type: "boolean", description: say("cli.ideas.flag.bookmark_results") },
  {
    name: "bookmarkTags",
    type: "text",
    list: true,
    takesAll: true,
    description: say("cli.ideas.flag.bookmark_tags"),
  },
  {
    name: "bookmarkFile",
    type: "path",
    description: say("cli.ideas.flag.bookmark_file"),
    default: "bookmarks.json",
  },
  { name: "noBookmark", type: "boolean", description: say("cli.ideas.flag.no_bookmark") },
  { name: "listBookmarks", type: "boolean", description: say("cli.ideas.flag.list_bookmarks") },
  { name: "searchBookmarks", type: "text", description: say("cli.ideas.flag.search_bookmarks") },
  { name: "removeBookmark", type: "text", list: true, description: say("cli.ideas.flag.remove_bookmark") },
  { name: "remix", type: "boolean", description: say("cli.ideas.flag.remix") },
  {
    name: "remixIds",
    type: "text",
    aliases: ["remix-bookmarks"],
    list: true,
    takesAll: true,
    description: say("cli.ideas.flag.remix_ids"),
  },
];

const remote: readonly Field[] = [
  { name: "server", type: "boolean", description: say("cli.ideas.flag.server") },
  { name: "workspaceId", type: "text", aliases: ["workspace"], description: say("cli.ideas.flag.workspace") },
];

/** Turns a topic into ideas, in this process or on a server, and keeps those that are worth it. */
export const ideas: OwnCommand = {
  path: ["ideas"],
  yieldsToVerbs: true,
  summary: say("cli.ideas.summary"),
  description: say("cli.ideas.description"),
  words: ["topic", "context"],
  refusesMoreWords: true,
  fields: [...asked, ...shown, ...saved, ...remote],
  examples: [
    "eureka ideas 'Shorter queues at the bakery' 'Saturdays, two counters'",
    "eureka ideas 'Shorter queues' --ideas 8 --top 3 --preset creative --logical",
    "eureka ideas 'Shorter queues' --output-format json --output-file ideas.json",
    "eureka ideas 'Shorter queues' --bookmark-results --bookmark-tags bakery",
    "eureka ideas --search-bookmarks bakery",
    "eureka ideas 'Shorter queues' --remix --bookmark-tags bakery",
  ],
  async run(context, values) {
    // Nobody who lists boards waits for this to be loaded.
    const { runIdeasCommand } = await import("../ideas/run-ideas-command.ts");
    return runIdeasCommand(context, values);
  },
};
