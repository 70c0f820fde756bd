/** Puts the table of a run between the markers of docs/performance.md. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { repositoryRoot } from "../repository.ts";

const path = join(repositoryRoot, "docs/performance.md");
const [start, end] = ["<!-- bench:start -->", "<!-- bench:end -->"];

export async function writePerformancePage(table: string): Promise<void> {
  const page = await readFile(path, "utf8");
  const [from, to] = [page.indexOf(start), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`docs/performance.md lacks the markers ${start} and ${end}`);
  const day = new Date().toISOString().slice(0, 10);
  await writeFile(
    path,
    `${page.slice(0, from + start.length)}\n\nMeasured on ${day}.\n\n${table}\n\n${page.slice(to)}`,
  );
}
