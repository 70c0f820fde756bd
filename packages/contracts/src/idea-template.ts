/** How an idea is described where work is made of it: Markdown of the organization with named parts in braces. */
import { textSchema } from "./text.ts";

/** What stands for what: the parts of an idea, by the names that they have in a template. */
export const ideaTemplateParts = [
  "text",
  "origin",
  "first",
  "scores",
  "critique",
  "for",
  "against",
  "inference",
] as const;
export type IdeaTemplatePart = (typeof ideaTemplateParts)[number];

/** Without the one nobody knows what to do, without the other nobody finds back. */
export const neededTemplateParts = ["text", "origin"] as const satisfies readonly IdeaTemplatePart[];

export const longestIdeaTemplate = 5_000;

/** The way back stands where no platform that takes shorter texts cuts it off. */
export const standardIdeaTemplate = ideaTemplateParts.map((part) => `{${part}}`).join("\n\n");

const partPattern = /\{([a-z]+)\}/g;

/** Null for a template that can be filled; else the part that is unknown or missing. */
export function findTemplateFault(
  template: string,
): { readonly kind: "unknown" | "missing"; readonly part: string } | null {
  const named = [...template.matchAll(partPattern)].map(([, part = ""]) => part);
  const unknown = named.find((part) => !(ideaTemplateParts as readonly string[]).includes(part));
  if (unknown !== undefined) return { kind: "unknown", part: unknown };
  const missing = neededTemplateParts.find((part) => !named.includes(part));
  return missing === undefined ? null : { kind: "missing", part: missing };
}

/**
 * A paragraph of whose parts none has a text falls out with its own words. Every part is put in once and never looked at again, so that
 * braces in an idea stay braces. The template must be without a fault.
 */
export function fillIdeaTemplate(template: string, parts: Readonly<Record<IdeaTemplatePart, string | null>>): string {
  const textOf = (part: string) => parts[part as IdeaTemplatePart] ?? "";
  return template
    .split(/\r?\n(?:[ \t]*\r?\n)+/)
    .filter((paragraph) => {
      const named = [...paragraph.matchAll(partPattern)].map(([, part = ""]) => part);
      return named.length === 0 || named.some((part) => textOf(part) !== "");
    })
    .map((paragraph) => paragraph.replace(partPattern, (_, part: string) => textOf(part)))
    .join("\n\n")
    .trim();
}

export const ideaTemplateSchema = textSchema(longestIdeaTemplate, 1).superRefine((template, context) => {
  const fault = findTemplateFault(template);
  if (fault?.kind === "unknown")
    context.addIssue(
      `has no part {${fault.part}}: the parts are ${ideaTemplateParts.map((part) => `{${part}}`).join(", ")}`,
    );
  if (fault?.kind === "missing") context.addIssue(`must have the part {${fault.part}}`);
});
