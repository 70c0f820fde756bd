import { createElement, Fragment, type ReactNode } from "react";

/** What stands for a part in a sentence of the catalogue; no name that people type holds these characters. */
const mark = "\u0001";

/** Placeholders to hand to the catalogue, so that the parts can be found again in what it answers. */
export function placeholders<Name extends string>(names: readonly Name[]): Record<Name, string> {
  return Object.fromEntries(names.map((name) => [name, `${mark}${name}${mark}`])) as Record<Name, string>;
}

/**
 * Puts elements where their placeholders stand. Names that people typed go in as elements and are never read as markup.
 * @example interleave(t("does.create", placeholders(["target"])), { target: <TargetName /> })
 */
export function interleave(sentence: string, parts: Readonly<Record<string, ReactNode>>): ReactNode[] {
  return sentence.split(mark).map((piece, index) => {
    const content = index % 2 === 0 ? piece : parts[piece];
    return createElement(Fragment, { key: index }, content);
  });
}
