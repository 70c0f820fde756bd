/** The application's manifest, to be pasted at api.slack.com/apps: https://docs.slack.dev/reference/app-manifest. */
import type { ApplicationFacts, ApplicationForm } from "@eureka/connector-sdk";
import { slackName } from "./name.ts";
import { slackScopes } from "./scopes.ts";

/** The shortcut on messages, and the step in Slack's workflows; the host knows them by these names. */
const makeWorkItemShortcut = "make_work_item";
const createWorkItemStep = "create_work_item";

const botEvents = [
  "app_home_opened",
  "app_uninstalled",
  "channel_archive",
  "channel_created",
  "channel_deleted",
  "channel_left",
  "channel_rename",
  "channel_unarchive",
  "function_executed",
  "group_archive",
  "group_deleted",
  "group_left",
  "group_rename",
  "group_unarchive",
  "link_shared",
  "member_joined_channel",
  "member_left_channel",
  "message.channels",
  "message.groups",
  "message.im",
  "message.mpim",
  "reaction_added",
  "reaction_removed",
  "team_join",
  "tokens_revoked",
] as const;

/** Always there, whatever the host lists. */
const ownCommands = [
  { name: "eureka", description: "Turn talk into work" },
  { name: "trello", description: "Make a card from what you type" },
] as const;

const stepText = (title: string, description: string) => ({ type: "string", title, description });

const createWorkItem = {
  title: "Create a work item",
  description: "Makes a work item on the board of the channel",
  input_parameters: {
    properties: {
      title: stepText("Title", "What is to be done"),
      description: stepText("Description", "Everything else about it"),
      channel: { type: "slack#/types/channel_id", title: "Channel", description: "Whose board it goes to" },
    },
    required: ["title"],
  },
  output_parameters: {
    properties: {
      work_item_key: stepText("Key", "The key of the work item"),
      work_item_url: stepText("Address", "Where the work item can be looked at"),
    },
    required: ["work_item_key", "work_item_url"],
  },
};

/** Deterministic: the same facts give the same text. Where Slack cannot reach this installation, Socket Mode is switched on. */
export function describeSlackApplication(facts: ApplicationFacts): ApplicationForm {
  const hooksUrl = `${facts.publicUrl}/hooks/${slackName}`;
  const isReachable = canBeReached(facts.publicUrl);
  const address = isReachable ? { request_url: hooksUrl } : {};
  const manifest = {
    display_information: {
      name: facts.name.slice(0, 35),
      description: "Talk becomes work.",
      background_color: "#1f2430",
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: nameOfBot(facts.name), always_online: true },
      shortcuts: [
        {
          name: "Make work item",
          type: "message",
          callback_id: makeWorkItemShortcut,
          description: "Makes a work item from this message",
        },
      ],
      slash_commands: listCommands(facts).map(({ name, description, usage }) => ({
        command: `/${name}`,
        ...(isReachable && { url: hooksUrl }),
        description,
        ...(usage !== "" && { usage_hint: usage }),
        should_escape: true,
      })),
      ...(isReachable && { unfurl_domains: [new URL(facts.publicUrl).hostname] }),
    },
    oauth_config: {
      redirect_urls: [facts.redirectUrl],
      scopes: { bot: slackScopes.map(({ name }) => name) },
    },
    settings: {
      event_subscriptions: { ...address, bot_events: botEvents },
      interactivity: { is_enabled: true, ...address },
      org_deploy_enabled: true,
      socket_mode_enabled: !isReachable,
      token_rotation_enabled: true,
      function_runtime: "remote",
    },
    functions: { [createWorkItemStep]: createWorkItem },
  };
  return { mediaType: "application/json", text: `${JSON.stringify(manifest, null, 2)}\n` };
}

/** Slack knows only these characters in the name of a bot. */
function nameOfBot(name: string): string {
  const known = name.toLowerCase().replace(/[^a-z0-9._-]+/g, "-");
  return known.replace(/^-+|-+$/g, "").slice(0, 35) || slackName;
}

function listCommands({ commands }: ApplicationFacts): { name: string; description: string; usage: string }[] {
  const listed = commands.map(({ name, description, verbs }) => ({
    name,
    description: description.slice(0, 2_000),
    usage: verbs
      .map((verb) => verb.name)
      .join(" | ")
      .slice(0, 1_000),
  }));
  const missing = ownCommands.filter(({ name }) => !listed.some((command) => command.name === name));
  return [...listed, ...missing.map((command) => ({ ...command, usage: "" }))];
}

/** Slack delivers only to https addresses of the open internet. */
function canBeReached(publicUrl: string): boolean {
  const { protocol, hostname } = new URL(publicUrl);
  const isLocal =
    /^(?:localhost|127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|\[)|\.(?:local|internal|localhost)$/.test(
      hostname,
    );
  return protocol === "https:" && !isLocal;
}
