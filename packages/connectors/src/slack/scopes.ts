/** What we ask for, each with its reason: https://docs.slack.dev/reference/scopes. */
import type { OAuthScope } from "@eureka/connector-sdk";

export const slackScopes = [
  { name: "channels:history", reason: "Read the messages of public channels that Eureka is invited to." },
  { name: "channels:read", reason: "List public channels, so that they can be mapped to boards." },
  { name: "chat:write", reason: "Answer, show cards and keep them up to date." },
  { name: "commands", reason: "Offer the slash commands and the shortcut on messages." },
  { name: "files:read", reason: "Take over the files of a message that becomes a work item." },
  { name: "files:write", reason: "Send files, such as exported ideas, into a channel." },
  { name: "groups:history", reason: "Read the messages of private channels that Eureka is invited to." },
  { name: "groups:read", reason: "List the private channels that Eureka is invited to." },
  { name: "im:history", reason: "Read what people write to Eureka directly." },
  { name: "im:write", reason: "Write to people directly, for notifications and decisions." },
  { name: "links:read", reason: "Notice links to work items." },
  { name: "links:write", reason: "Show a preview below links to work items." },
  { name: "metadata.message:read", reason: "Find Eureka's own messages again, so that none is sent twice." },
  { name: "mpim:history", reason: "Read group conversations that Eureka is added to." },
  { name: "mpim:read", reason: "Know the group conversations that Eureka is added to." },
  { name: "reactions:read", reason: "Count the reactions to ideas and work items." },
  { name: "reactions:write", reason: "Confirm with a reaction instead of another message." },
  { name: "users:read", reason: "Show people by their names." },
] as const satisfies readonly OAuthScope[];
