/** GitHub, simulated: the REST API for applications, webhooks and redelivery, consent, and a page for people. */
export type { Consent } from "./consent-page.ts";
export { signToken } from "./json-web-token.ts";
export type { GitHubLimits } from "./limits.ts";
export type {
  Account,
  App,
  Comment,
  Delivery,
  Installation,
  Issue,
  Label,
  Milestone,
  Permissions,
  PullFile,
  Repository,
} from "./model.ts";
export type { Person } from "./people.ts";
export { type GitHub, type GitHubOptions, githubFailures, startGitHub } from "./start-github.ts";
export { signDelivery } from "./webhooks.ts";
