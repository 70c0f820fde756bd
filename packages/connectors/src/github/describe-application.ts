/** The address at which GitHub's form for a new application stands filled in (documentation, "Registering a GitHub App using URL parameters"). */
import type { ApplicationFacts, ApplicationForm } from "@eureka/connector-sdk";
import { applicationEvents, applicationPermissions } from "./application-wishes.ts";

export function describeGitHubApplication({ name, publicUrl, redirectUrl }: ApplicationFacts): ApplicationForm {
  const parameters = new URLSearchParams({
    name,
    url: publicUrl,
    public: "false",
    "callback_urls[]": redirectUrl,
    request_oauth_on_install: "true",
    webhook_active: "true",
    webhook_url: `${publicUrl}/hooks/github`,
    ...applicationPermissions,
  });
  for (const event of applicationEvents) parameters.append("events[]", event);
  return { mediaType: "text/plain", text: `https://github.com/settings/apps/new?${parameters}` };
}
