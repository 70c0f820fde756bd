/** Everything that the simulated Slack sends has the shape of what the real one sent or publishes. */
import type { Delivery } from "@eureka/simulators/slack";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { collect, explainShape } from "./compare-shape.ts";
import { type Done, doEverything } from "./do-everything.ts";
import { readRecordings, readSamples } from "./shared-material.ts";

type Payload = Readonly<Record<string, unknown>>;

const events = readSamples("events");
const interactions = readSamples("app-backend");
const recordings = readRecordings();

let done: Done;
let byKind: Map<string, Payload[]>;

beforeAll(async () => {
  done = await doEverything();
  byKind = Map.groupBy(
    done.slack.deliveries.map(({ payload }: Delivery) => payload),
    kindOf,
  );
});

afterAll(() => done?.close());

/** `message/file_share`, `reaction_added`, `block_actions`. */
function kindOf({ type, event, command }: Payload): string {
  if (command !== undefined) return "command";
  const { type: inner = type, subtype } = (event ?? {}) as { type?: string; subtype?: string };
  return subtype === undefined || inner !== "message" ? String(inner) : `${inner}/${subtype}`;
}

/** The published sample of each kind that the simulator can send. */
const sampleOfKind: Readonly<Record<string, string>> = {
  app_home_opened: "AppHomeOpenedPayload",
  app_mention: "AppMentionPayload",
  app_uninstalled: "AppUninstalledPayload",
  channel_archive: "ChannelArchivePayload",
  channel_created: "ChannelCreatedPayload",
  channel_deleted: "ChannelDeletedPayload",
  channel_left: "ChannelLeftPayload",
  channel_rename: "ChannelRenamePayload",
  channel_unarchive: "ChannelUnarchivePayload",
  group_archive: "GroupArchivePayload",
  group_deleted: "GroupDeletedPayload",
  group_left: "GroupLeftPayload",
  group_rename: "GroupRenamePayload",
  group_unarchive: "GroupUnarchivePayload",
  link_shared: "LinkSharedPayload",
  member_joined_channel: "MemberJoinedChannelPayload",
  member_left_channel: "MemberLeftChannelPayload",
  message: "MessagePayload",
  "message/bot_message": "MessageBotPayload",
  "message/channel_archive": "MessageChannelArchivePayload",
  "message/channel_join": "MessageChannelJoinPayload",
  "message/channel_leave": "MessageChannelLeavePayload",
  "message/channel_name": "MessageChannelNamePayload",
  "message/channel_unarchive": "MessageChannelUnarchivePayload",
  "message/file_share": "MessageFileSharePayload",
  "message/message_changed": "MessageChangedPayload",
  "message/message_deleted": "MessageDeletedPayload",
  "message/thread_broadcast": "MessageThreadBroadcastPayload",
  reaction_added: "ReactionAddedPayload",
  reaction_removed: "ReactionRemovedPayload",
  team_join: "TeamJoinPayload",
  tokens_revoked: "TokensRevokedPayload",
  user_change: "UserChangePayload",
  block_actions: "BlockActionPayload",
  command: "SlashCommandPayload",
  message_action: "MessageShortcutPayload",
  view_closed: "ViewClosedPayload",
  view_submission: "ViewSubmissionPayload",
};

/** Slack's documentation describes them, but the samples lack them. */
const withoutSample = [
  "function_executed",
  "message/channel_convert_to_private",
  "message/channel_convert_to_public",
  "shortcut",
];

/** Published samples of what the simulator does not send. */
const notSent = [
  "AppRateLimitedPayload",
  "AppRequestedPayload",
  "AttachmentActionPayload",
  "CallRejectedPayload",
  "ChannelHistoryChangedPayload",
  "ChannelIdChangedPayload",
  "ChannelSharedPayload",
  "ChannelUnsharedPayload",
  "DialogCancellationPayload",
  "DialogSubmissionPayload",
  "DialogSuggestionPayload",
  "DndUpdatedPayload",
  "DndUpdatedUserPayload",
  "EmailDomainChangedPayload",
  "EmojiChangedPayload",
  "FileChangePayload",
  "FileCreatedPayload",
  "FileDeletedPayload",
  "FilePublicPayload",
  "FileSharedPayload",
  "FileUnsharedPayload",
  "GoodbyePayload",
  "GridMigrationFinishedPayload",
  "GridMigrationStartedPayload",
  "GroupClosePayload",
  "GroupHistoryChangedPayload",
  "GroupOpenPayload",
  "ImClosePayload",
  "ImCreatedPayload",
  "ImHistoryChangedPayload",
  "ImOpenPayload",
  "InviteRequestedPayload",
  "MessageChannelPostingPermissionsPayload",
  "MessageChannelPurposePayload",
  "MessageChannelTopicPayload",
  "MessageEkmAccessDeniedPayload",
  "MessageGroupTopicPayload",
  "MessageMePayload",
  "MessageRepliedPayload",
  "PinAddedPayload",
  "PinRemovedPayload",
  "ResourcesAddedPayload",
  "ResourcesRemovedPayload",
  "ScopeDeniedPayload",
  "ScopeGrantedPayload",
  "StarAddedPayload",
  "StarRemovedPayload",
  "SubteamCreatedPayload",
  "SubteamMembersChangedPayload",
  "SubteamSelfAddedPayload",
  "SubteamSelfRemovedPayload",
  "SubteamUpdatedPayload",
  "TeamAccessGrantedPayload",
  "TeamAccessRevokedPayload",
  "TeamDomainChangePayload",
  "TeamRenamePayload",
  "UserHuddleChangedPayload",
  "UserProfileChangedPayload",
  "UserResourceDeniedPayload",
  "UserResourceGrantedPayload",
  "UserResourceRemovedPayload",
  "UserStatusChangedPayload",
  "WorkflowDeletedPayload",
  "WorkflowPublishedPayload",
  "WorkflowStepDeletedPayload",
  "WorkflowStepExecutePayload",
  "WorkflowUnpublishedPayload",
];

describe("what the simulated Slack sends", () => {
  it("is everything that it says it can send", () => {
    expect([...byKind.keys()].sort()).toEqual([...Object.keys(sampleOfKind), ...withoutSample].sort());
    const used = Object.values(sampleOfKind);
    expect([...events.keys(), ...interactions.keys()].filter((name) => !used.includes(name)).sort()).toEqual(notSent);
  });

  it.each(Object.entries(sampleOfKind))("%s has the keys and types of the real one", (kind, sample) => {
    const all = [...events.values(), ...interactions.values(), ...recordings];
    const real = [
      events.get(sample) ?? interactions.get(sample),
      ...recordings.filter((each) => kindOf(each) === kind),
    ];
    // What stands beside the event is the same for all events.
    const envelopes = real.flatMap((each) => ("event" in (each as object) ? all.flatMap(envelopeOf) : []));
    const richTexts = collect("blocks", all).flat().filter(isRichText);
    for (const payload of byKind.get(kind) ?? []) {
      expect(explainShape(withoutBlocks(payload), [...real, ...envelopes])).toEqual([]);
      const written = collect("blocks", payload).flat().filter(isRichText);
      expect(explainShape(written, [richTexts]).filter((problem) => !documented.includes(problem))).toEqual([]);
    }
    expect(byKind.get(kind)?.length).toBeGreaterThan(0);
  });
});

/** Parts of rich text that Slack's documentation has and no recording: the address of a link. */
const documented = ["$[].elements[].elements[].url is unknown"];

function envelopeOf(payload: unknown): object[] {
  const { event, ...envelope } = payload as Payload;
  return event === undefined ? [] : [envelope];
}

/** Slack writes these blocks itself; all others come back as the app sent them. */
function isRichText(block: unknown): boolean {
  return (block as { type?: unknown }).type === "rich_text";
}

function withoutBlocks(payload: Payload): unknown {
  return JSON.parse(JSON.stringify(payload, (key, value) => (key === "blocks" ? undefined : value)));
}
