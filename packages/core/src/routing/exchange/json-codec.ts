/** Mappings as JSON. */
import { say } from "@eureka/contracts/words";
import { LineCounter, parseDocument } from "yaml";
import type { ExchangeCodec } from "./exchanged-mapping.ts";
import { FileProblem } from "./file-problem.ts";
import { entriesIn, fileOf } from "./mapping-file.ts";

export const jsonCodec: ExchangeCodec = {
  write: (file) => `${JSON.stringify(fileOf(file), null, 2)}\n`,
  read(content) {
    const text = content.replace(/^\uFEFF/, "");
    try {
      JSON.parse(text);
    } catch (error) {
      const reason = error instanceof Error ? error.message : "";
      throw new FileProblem(lineOfError(text, reason), say("mappings.import.json.malformed"));
    }
    // What is JSON is YAML too, and its parser knows the lines.
    const lines = new LineCounter();
    const document = parseDocument(text, { lineCounter: lines, schema: "json", uniqueKeys: true, logLevel: "silent" });
    return entriesIn(document, lines);
  },
};

/** The engine names the place, or shows what stands ten characters around it. */
function lineOfError(text: string, message: string): number {
  const position = /position (\d+)/.exec(message)?.[1];
  if (position !== undefined) return lineAt(text, Number(position));
  const [, isInside, around] = /, (\.{3})?"([\s\S]*)"(?:\.{3})? is not valid JSON$/.exec(message) ?? [];
  // Without either it broke off at the end.
  if (around === undefined) return lineAt(text, text.trimEnd().length);
  return lineAt(text, isInside ? Math.max(0, text.indexOf(around)) + 10 : Math.max(0, around.length - 10));
}

function lineAt(text: string, position: number): number {
  return text.slice(0, position).split("\n").length;
}
