import type { IssueReport } from "./issue-reports.ts";

/** The report as a person pastes it behind a command: title, an empty line, body. */
export function pasteReport({ title, body }: IssueReport): string {
  const lineEnd = body.includes("\r\n") ? "\r\n" : "\n";
  return `${title}${lineEnd}${lineEnd}${body}`;
}

/** What a work item made of the report must hold. White space around a title is cut, and a body of nothing else is none. */
export function itemOf({ title, body }: IssueReport): { title: string; description: string } {
  return { title: title.trim(), description: body.trim() === "" ? "" : body };
}
