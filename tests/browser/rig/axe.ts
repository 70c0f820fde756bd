/** Accessibility: what axe finds that is serious or critical. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const script = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface Finding {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly html: string }[];
}

/**
 * The serious and critical findings, each with the first element that it is about; none is the aim.
 * @param rules only these; all unless said
 */
export async function seriousFindings(page: Page, rules?: readonly string[]): Promise<string[]> {
  // Through the debugging channel, which the content security policy of the page does not concern; once for a loaded page.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(script);
  const findings = await page.evaluate(
    async (options) => {
      const { axe } = window as unknown as { axe: { run(options: object): Promise<{ violations: unknown[] }> } };
      return (await axe.run(options)).violations;
    },
    { resultTypes: ["violations"], ...(rules && { runOnly: [...rules] }) },
  );
  return (findings as Finding[])
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, impact, nodes }) => `${impact} ${id}, ${nodes.length} times: ${nodes[0]?.html.slice(0, 200)}`);
}

/** Whether the page is wider than its window. */
export function scrollsSideways(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth + 1);
}
