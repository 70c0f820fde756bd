/** GitHub: repositories as boards, issues that stay the same as our work items, pull requests that belong to them. */
import { defineConnector } from "@eureka/connector-sdk";
import { githubAuth } from "./auth.ts";
import { createGitHubClient } from "./client.ts";
import { describeGitHubApplication } from "./describe-application.ts";
import { createGitHubHooks } from "./hooks.ts";
import { githubInbound } from "./inbound.ts";
import { createGitHubPullRequests } from "./pull-requests.ts";
import { githubRegistration } from "./register-application.ts";
import { createGitHubTracker } from "./tracker.ts";

export const github = defineConnector({
  name: "github",
  title: "GitHub",
  baseUrl: "https://api.github.com",
  auth: githubAuth,
  inbound: githubInbound,
  tracker: (tools) => createGitHubTracker(createGitHubClient(tools)),
  pullRequests: (tools) => createGitHubPullRequests(createGitHubClient(tools)),
  hooks: createGitHubHooks,
  describeApplication: describeGitHubApplication,
  registration: githubRegistration,
});
