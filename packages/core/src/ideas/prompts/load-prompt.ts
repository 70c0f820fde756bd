import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

/** One file per agent; `common` is what all of them keep to. */
export type PromptName = "advocate" | "critic" | "evaluator" | "generator" | "improver" | "inference" | "skeptic";

export interface Prompt {
  readonly text: string;
  /** The first 16 hexadecimal digits of the SHA-256 of the text. */
  readonly version: string;
}

/** A way of looking at a topic, from the file of lenses. */
export interface Lens {
  readonly name: string;
  readonly text: string;
}

const files = new Map<string, string>();
const prompts = new Map<string, Prompt>();

function readPrompt(name: PromptName | "common" | "lenses"): string {
  const known = files.get(name);
  if (known !== undefined) return known;
  const text = readFileSync(new URL(`./${name}.md`, import.meta.url), "utf8").trim();
  files.set(name, text);
  return text;
}

/**
 * The instructions for one call: the files of the named agents, in order, and what all agents keep to. The version is that of the whole
 * text, so that a change of any of its files is a new one.
 */
export function loadPrompt(names: readonly PromptName[], lens?: Lens): Prompt {
  const key = [...names, lens?.name ?? ""].join("+");
  const known = prompts.get(key);
  if (known) return known;
  const looking = lens ? [`# Your way of looking: ${lens.name}\n\n${lens.text}`] : [];
  const text = [...names.map(readPrompt), ...looking, readPrompt("common")].join("\n\n");
  const made = { text, version: createHash("sha256").update(text).digest("hex").slice(0, 16) };
  prompts.set(key, made);
  return made;
}

/** The lenses in the order in which they are used: the first ones differ most. */
export function loadLenses(): Lens[] {
  const [, ...sections] = readPrompt("lenses").split(/^## /m);
  return sections.map((section) => {
    const [name = "", ...lines] = section.split("\n");
    return { name: name.trim(), text: lines.join("\n").trim() };
  });
}
