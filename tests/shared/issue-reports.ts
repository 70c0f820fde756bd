/** The real issue reports of the shared folder: what people write into public trackers, with nothing cleaned. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { repositoryRoot } from "../../scripts/repository.ts";
import type { Random } from "../crash/random.ts";

export interface IssueReport {
  readonly title: string;
  readonly body: string;
}

const folder = join(process.env.EUREKA_SHARED_DIR ?? join(repositoryRoot, "../shared"), "data/routing/nlbse2024");
const reportSchema = z.object({ title: z.string(), body: z.string() });

export function readIssueReports(): IssueReport[] {
  return ["train.jsonl", "test.jsonl"].flatMap((file) =>
    readFileSync(join(folder, file), "utf8")
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => reportSchema.parse(JSON.parse(line))),
  );
}

/** What makes a text hard to keep, by the name under which the tests count it. */
const hardships: Readonly<Record<string, (report: IssueReport) => boolean>> = {
  "more than 20,000 characters": ({ body }) => body.length > 20_000,
  "control characters": ({ title, body }) => /[^\P{Cc}\t\n\r]/u.test(title + body),
  "characters outside the basic plane, such as emoji": ({ title, body }) =>
    /[\u{10000}-\u{10ffff}]/u.test(title + body),
  "invisible characters, such as joiners and marks of direction": ({ title, body }) =>
    /[\p{Cf}\u2028\u2029]/u.test(title + body),
  "Unicode that is not normalized": ({ title, body }) => (title + body).normalize("NFC") !== title + body,
  "other scripts and signs": ({ title, body }) => /[^\p{ASCII}]/u.test(title + body),
  "white space around the title": ({ title }) => title !== title.trim(),
  "an empty line before the body": ({ body }) => body.startsWith("\n"),
  "NUL or broken Unicode, which the product refuses": ({ title, body }) =>
    `${title}${body}`.includes("\0") || !`${title}${body}`.isWellFormed(),
  "no body": ({ body }) => body.trim() === "",
  "Windows line ends": ({ body }) => body.includes("\r\n"),
};

/** Chooses the reports that are hard to keep, and fills up with others; the same random numbers choose the same ones. */
export function chooseIssueReports(count: number, random: Random): IssueReport[] {
  const shuffled = random.shuffle(readIssueReports());
  const isHard = (report: IssueReport) => Object.values(hardships).some((holds) => holds(report));
  const ordered = [...shuffled.filter(isHard), ...shuffled.filter((report) => !isHard(report))];
  return random.shuffle(ordered.slice(0, count));
}

/** The line ends as a browser on Windows sends them; the collection of the reports has made all of them single line feeds. */
export function withWindowsLineEnds({ title, body }: IssueReport): IssueReport {
  return { title, body: body.replaceAll("\n", "\r\n") };
}

/** How many of the reports have each hardship. */
export function countHardships(reports: readonly IssueReport[]): Record<string, number> {
  return Object.fromEntries(Object.entries(hardships).map(([name, holds]) => [name, reports.filter(holds).length]));
}
