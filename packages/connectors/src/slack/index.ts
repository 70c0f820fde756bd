/** Slack: messages, commands, cards, forms, files and workflows. */
import { defineConnector } from "@eureka/connector-sdk";
import { slackAuth } from "./auth.ts";
import { createSlackChat } from "./chat.ts";
import { createSlackDirectory } from "./directory.ts";
import { slackInbound } from "./inbound.ts";
import { describeSlackApplication } from "./manifest.ts";
import { slackName } from "./name.ts";
import { createSlackSocket } from "./socket.ts";

export const slack = defineConnector({
  name: slackName,
  title: "Slack",
  baseUrl: "https://slack.com/api",
  auth: slackAuth,
  inbound: slackInbound,
  chat: createSlackChat,
  directory: createSlackDirectory,
  socket: createSlackSocket,
  describeApplication: describeSlackApplication,
});
