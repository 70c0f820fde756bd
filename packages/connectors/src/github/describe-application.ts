/** The address at which GitHub's form for a new application stands filled in (documentation, "Registering a GitHub App using URL parameters"). */
import type { ApplicationFacts, ApplicationForm } from "@eureka/connector-sdk";

/** What the application reads and writes. Metadata of repositories come with every permission. */
const permissions = { issues: "write", metadata: "read" } as const;

const events = ["issues", "issue_comment", "label", "milestone", "repository", "sub_issues"] as const;

export function describeGitHubApplication({ name, publicUrl, redirectUrl }: ApplicationFacts): ApplicationForm {
  const parameters = new URLSearchParams({
    name,
    url: publicUrl,
    public: "false",
    "callback_urls[]": redirectUrl,
    request_oauth_on_install: "true",
    webhook_active: "true",
    webhook_url: `${publicUrl}/hooks/github`,
    ...permissions,
  });
  for (const event of events) parameters.append("events[]", event);
  return { mediaType: "text/plain", text: `https://github.com/settings/apps/new?${parameters}` };
}
