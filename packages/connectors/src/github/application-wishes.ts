/** What the application reads and writes. Metadata of repositories come with every permission. */
export const applicationPermissions = {
  issues: "write",
  metadata: "read",
  pull_requests: "write",
  checks: "read",
  statuses: "read",
  // GitHub tells of pushed branches only whoever may read the code.
  contents: "read",
} as const;

/** What it is told. */
export const applicationEvents = [
  "issues",
  "issue_comment",
  "label",
  "milestone",
  "repository",
  "sub_issues",
  "pull_request",
  "pull_request_review",
  "check_run",
  "check_suite",
  "status",
  "push",
  "create",
  "delete",
] as const;
