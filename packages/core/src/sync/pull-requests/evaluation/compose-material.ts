/** The part of a change that a model is shown: masked, and of a bounded size. */
import type { PullRequestChanges } from "@eureka/connector-sdk";
import { isSecretFile, maskCode } from "./mask-changes.ts";

/** UTF-16 units of all that is shown, and of one file: a generated file must not crowd out what people wrote. */
export const longestMaterial = 60_000;
const longestOfFile = 12_000;
/** So much of a file is masked: more than is shown, so that no half of a secret comes to stand there. */
const longestMasked = 4 * longestOfFile;

export interface Material {
  readonly text: string;
  /** Nothing of the change was left out, for its size or because it is no text or a secret. */
  readonly isWhole: boolean;
}

/** The files in the order of the platform, each with its facts also where its text is left out. */
export function composeMaterial({ files, isCut }: PullRequestChanges): Material {
  let isWhole = !isCut;
  let text = "";
  for (const { path, kind, addedLines, removedLines, patch } of files) {
    const shown = patch === null || isSecretFile(path) ? null : maskCode(cutLines(patch));
    const name = maskCode(path.replace(/\s+/g, " ").slice(0, 500));
    const head = `=== ${name} (${kind}, ${addedLines} lines added, ${removedLines} removed)\n`;
    const cut = (shown ?? "(not shown)").slice(0, longestOfFile).toWellFormed();
    if (shown === null || shown.length > longestOfFile || (patch?.length ?? 0) > longestMasked) isWhole = false;
    if (text.length + head.length + cut.length > longestMaterial) return { text, isWhole: false };
    text += `${head}${cut}\n`;
  }
  return { text, isWhole };
}

function cutLines(patch: string): string {
  if (patch.length <= longestMasked) return patch;
  const cut = patch.slice(0, longestMasked);
  return cut.slice(0, cut.lastIndexOf("\n") + 1);
}
