/** The simulated Slack. */
export type { AppOptions, AppSettings } from "./app-settings.ts";
export type { Choice } from "./deeds/read-choice.ts";
export type { Delivery } from "./outbound.ts";
export type { Channel, Enterprise, Install, Message, StoredFile, Team, User, View } from "./records.ts";
export { type Slack, type SlackOptions, startSlack } from "./start-slack.ts";
