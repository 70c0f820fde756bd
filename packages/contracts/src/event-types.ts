/** Every event type with its version, what it says, and the shape of its `data`. A type's data only ever gains optional fields; otherwise its version goes up. */
import { z } from "zod";
import { personSchema } from "./actor.ts";
import { becauseSchema } from "./because.ts";
import { externalLinkStates } from "./connected-board.ts";
import { grantScopeSchema, roleSchema } from "./grant.ts";
import { engines, ideaOutcomes } from "./idea.ts";
import { stageReportSchema } from "./idea-run.ts";
import { idSchema } from "./ids.ts";
import { modelProviderKinds } from "./model-usage.ts";
import { codeLinkKinds, pullRequestChecks, pullRequestReviews, pullRequestStates } from "./pull-request.ts";
import { runErrorSchema, runProgressSchema } from "./run.ts";
import { heldFields, overrulings, ruledFields, syncSides, syncValueSchema } from "./sync-rules.ts";

/**
 * Which values of a type's events say who a person is. They are kept encrypted under this person's key and read as null once the key
 * was destroyed, so that whoever reads them must expect null. docs/adr/0006 says what counts.
 */
export interface PersonalValues {
  /** Whose they are: the member whom the event is about, or whom a field of `data` names. Without a member they are nobody's: a team's name. */
  readonly of: "subject" | `data.${string}`;
  /** Fields of `changes`; both `from` and `to` are personal. */
  readonly changes?: readonly string[];
  /** Fields of `data`. */
  readonly data?: readonly string[];
}

export interface EventType {
  readonly version: number;
  readonly summary: string;
  readonly data: z.ZodType;
  readonly personal?: PersonalValues;
}

const nothing = z.strictObject({});
const grantData = z.strictObject({ memberId: idSchema("member"), scope: grantScopeSchema, role: roleSchema });

const connectedBoardData = z.strictObject({
  connectedBoardId: idSchema("connected_board"),
  connectionId: idSchema("connection"),
});
const boardLinkData = z.strictObject({ boardLinkId: idSchema("board_link"), boardIds: z.array(idSchema("board")) });
const onBoard = z.strictObject({ boardId: idSchema("board") });
/** What clients and streams need to find the item on the boards that they show. */
const itemData = {
  key: z.string(),
  boardIds: z.array(idSchema("board")),
  /** Those of the boards that a platform shows too; left out when there are none. */
  connectedBoardIds: z.array(idSchema("board")).optional(),
  /** Those of the boards whose items other boards show too; left out when there are none. */
  linkedBoardIds: z.array(idSchema("board")).optional(),
  /** The items that it is, or was until now, a part of: what they show of their parts changes too. Left out when there are none. */
  parentIds: z.array(idSchema("work_item")).optional(),
  /** Why it was done, where what caused it does not say so by itself. */
  because: becauseSchema.optional(),
};
const onItem = z.strictObject(itemData);
const placementData = z.strictObject({
  ...itemData,
  boardId: idSchema("board"),
  listId: idSchema("list"),
  position: z.string(),
});
const personData = z.strictObject({ ...itemData, person: personSchema });
const checklistData = z.strictObject({
  ...itemData,
  checklistEntryId: idSchema("checklist_entry"),
  /** Where an entry stood that is gone, so that it can come back there. */
  position: z.string().optional(),
});
const commentData = z.strictObject({
  ...itemData,
  commentId: idSchema("comment"),
  sourceMessageId: idSchema("message").nullable(),
  /** The members whom the comment mentions and who may see the item. */
  memberIds: z.array(idSchema("member")).optional(),
});
const attachmentData = z.strictObject({
  ...itemData,
  attachmentId: idSchema("attachment"),
  fileId: idSchema("file"),
  /** The comment that it was sent with; left out by events from before files could belong to one. */
  commentId: idSchema("comment").nullable().optional(),
});

/** A field of a platform, on one copy of an item. */
const fieldData = z.strictObject({
  ...itemData,
  boardId: idSchema("board"),
  externalLinkId: idSchema("external_link"),
  platformFieldId: z.string(),
  name: z.string(),
});

const conflictData = z.strictObject({
  ...itemData,
  boardId: idSchema("board"),
  externalLinkId: idSchema("external_link"),
  decisionId: idSchema("decision"),
  field: z.enum(heldFields),
});
const pullRequestData = z.strictObject({
  ...itemData,
  pullRequestId: idSchema("pull_request"),
  /** What people of the platform call it. */
  name: z.string(),
  state: z.enum(pullRequestStates),
  review: z.enum(pullRequestReviews),
  checks: z.enum(pullRequestChecks),
  permalink: z.string(),
});
const codeLinkData = z.strictObject({ ...itemData, kind: z.enum(codeLinkKinds), name: z.string() });

const connectionData = z.strictObject({
  connector: z.string(),
  /** Who connected it, where somebody has to be told; null or left out: nobody in particular. */
  ownerId: idSchema("member").nullable().optional(),
});
/** Who may see an event of the built-in chat: the workspace, only the members of `channelId`, or only `memberIds`. */
const audience = z.enum(["workspace", "channel", "members"]);
const channelData = z.strictObject({ channelId: idSchema("channel"), audience });
const channelMemberData = z.strictObject({ channelId: idSchema("channel"), audience, memberId: idSchema("member") });
const messageData = {
  channelId: idSchema("channel"),
  threadId: idSchema("message").nullable(),
  audience,
  /** The members whom the message mentions, or who alone may see it. */
  memberIds: z.array(idSchema("member")),
};
const onMessage = z.strictObject({ ...messageData, position: z.int() });
const reactionData = z.strictObject({ ...messageData, emoji: z.string() });

/** The name of a personal workspace is its owner's; a team's belongs to nobody. */
const ownerMemberId = idSchema("member").optional();
const onWorkspace = z.strictObject({ ownerMemberId });
const mandateData = z.strictObject({ connectionId: idSchema("connection"), memberId: idSchema("member") });
const ownersName = { of: "data.ownerMemberId", changes: ["name"] } as const satisfies PersonalValues;
const whoMemberIs = { of: "subject", changes: ["name", "handle", "timeZone"] } as const satisfies PersonalValues;

const decisionData = z.strictObject({ kind: z.string() });
const answeredData = z.strictObject({ kind: z.string(), verb: z.string() });

const runData = z.strictObject({ kind: z.string() });

/** A bookmark is its owner's and theirs with whom it is shared: other members of the workspace do not hear of it. */
const bookmarkData = z.strictObject({
  ideaId: idSchema("idea"),
  audience: z.literal("members"),
  memberIds: z.array(idSchema("member")),
});

const modelProviderData = z.strictObject({ kind: z.enum(modelProviderKinds) });

const channelMappingData = z.strictObject({ connectionId: idSchema("connection"), platformChannelId: z.string() });

/** Sorted by name. Each module states the types that it emits. */
export const eventTypes = {
  "api_key.created": { version: 1, summary: "A member made an API key.", data: z.strictObject({ name: z.string() }) },
  "api_key.revoked": { version: 1, summary: "An API key stopped working for good.", data: nothing },
  "api_key.rotated": {
    version: 1,
    summary: "An API key got a new secret; the old one works until `overlapUntil`.",
    data: z.strictObject({ overlapUntil: z.iso.datetime() }),
  },
  "attachment.created": { version: 1, summary: "A file was attached to a work item.", data: attachmentData },
  "attachment.deleted": { version: 1, summary: "A file is no longer attached to a work item.", data: attachmentData },
  "board.archived": { version: 1, summary: "A board was put away.", data: nothing },
  "board.created": { version: 1, summary: "A board was made.", data: nothing },
  "board.deleted": { version: 1, summary: "A board was deleted with its lists.", data: nothing },
  "board.unarchived": { version: 1, summary: "An archived board is in use again.", data: nothing },
  "board.updated": { version: 1, summary: "A board's name, description or part as default changed.", data: nothing },
  "board_link.created": {
    version: 1,
    summary: "Boards were linked: items of one come to the other.",
    data: boardLinkData,
  },
  "board_link.deleted": {
    version: 1,
    summary: "A link between boards was taken away; items stay.",
    data: boardLinkData,
  },
  "board_link.filled": {
    version: 1,
    summary: "A board link has looked at all items that were there before.",
    data: boardLinkData,
  },
  "board_link.updated": { version: 1, summary: "The rules of a board link changed, or it rests.", data: boardLinkData },
  "bookmark.created": { version: 1, summary: "A member saved an idea.", data: bookmarkData },
  "bookmark.deleted": { version: 1, summary: "A member threw a saved idea away.", data: bookmarkData },
  "bookmark.shared": { version: 1, summary: "A saved idea was shared, or its share changed.", data: bookmarkData },
  "bookmark.unshared": { version: 1, summary: "A saved idea is not shared any more.", data: bookmarkData },
  "bookmark.updated": { version: 1, summary: "The tags or the note of a saved idea changed.", data: bookmarkData },
  "channel.archived": { version: 1, summary: "A channel was put away.", data: channelData },
  "channel.created": { version: 1, summary: "A channel was made.", data: channelData },
  "channel.joined": { version: 1, summary: "A member joined a channel, or was added to it.", data: channelMemberData },
  "channel.left": { version: 1, summary: "A member left a channel, or was taken out of it.", data: channelMemberData },
  "channel.unarchived": { version: 1, summary: "An archived channel is in use again.", data: channelData },
  "channel.updated": { version: 1, summary: "A channel's name or topic changed.", data: channelData },
  "channel_mapping.created": {
    version: 1,
    summary: "It was said where the work of a channel goes.",
    data: channelMappingData,
  },
  "channel_mapping.removed": {
    version: 1,
    summary: "The work of a channel goes to the defaults again.",
    data: channelMappingData,
  },
  "channel_mapping.updated": {
    version: 1,
    summary: "The work of a channel goes somewhere else, or by other rules.",
    data: channelMappingData,
  },
  "checklist_entry.created": { version: 1, summary: "A checklist got an entry.", data: checklistData },
  "checklist_entry.deleted": { version: 1, summary: "An entry was taken off a checklist.", data: checklistData },
  "checklist_entry.updated": {
    version: 1,
    summary: "A checklist entry's text, tick or place changed.",
    data: checklistData,
  },
  "code_link.created": {
    version: 1,
    summary: "A branch or a commit that names a work item came to a platform.",
    data: codeLinkData,
  },
  "code_link.deleted": { version: 1, summary: "A branch that names a work item is gone.", data: codeLinkData },
  "comment.created": { version: 1, summary: "Somebody commented on a work item.", data: commentData },
  "comment.deleted": { version: 1, summary: "A comment was deleted; its place stays.", data: commentData },
  "comment.updated": { version: 1, summary: "A comment was edited.", data: commentData },
  "connected_board.changed": {
    version: 1,
    summary: "Something happened on the platform's board that has no counterpart here; it is told in general words.",
    data: connectedBoardData.extend({
      /** The platform's own word for it. */
      kind: z.string(),
      /** Plain text, without who did it and where. */
      words: z.string(),
      /** The name of the card, list or board that it is about. */
      name: z.string().nullable(),
      permalink: z.string().nullable(),
      /** The item that it is about, if that is known here. */
      workItemId: idSchema("work_item").nullable(),
      by: personSchema.nullable(),
      about: personSchema.nullable(),
    }),
  },
  "connected_board.created": {
    version: 1,
    summary: "A board became the copy of a board on a platform.",
    data: connectedBoardData,
  },
  "connected_board.failed": {
    version: 1,
    summary: "A connected board cannot be read; the connection or the board over there needs a look.",
    data: connectedBoardData,
  },
  "connected_board.fields_changed": {
    version: 1,
    summary: "The fields that a connected board's platform gives its items came, went or changed.",
    data: connectedBoardData,
  },
  "connected_board.ready": {
    version: 1,
    summary: "A connected board has its lists, and its work items follow.",
    data: connectedBoardData,
  },
  "connected_board.removed": {
    version: 1,
    summary: "A board is no longer a copy; both sides keep what they have.",
    data: connectedBoardData,
  },
  "connected_board.updated": {
    version: 1,
    summary: "The rules changed by which a board and its platform are kept the same.",
    data: connectedBoardData,
  },
  "connection.created": { version: 1, summary: "The organization was connected to a platform.", data: connectionData },
  "connection.needs_reauth": {
    version: 1,
    summary: "The platform refuses the token of a connection; a person must connect it anew.",
    data: connectionData,
  },
  "connection.paused": {
    version: 1,
    summary: "Nothing goes through a connection until it is resumed.",
    data: connectionData,
  },
  "connection.recovered": { version: 1, summary: "The platform of a connection answers again.", data: connectionData },
  "connection.removed": { version: 1, summary: "A connection was removed with its secrets.", data: connectionData },
  "connection.resumed": { version: 1, summary: "A connection is in use again.", data: connectionData },
  "connection.unreachable": {
    version: 1,
    summary: "The platform of a connection does not answer; what is to be sent waits.",
    data: connectionData,
  },
  "connection.updated": {
    version: 1,
    summary: "A connection's title, default workspace, settings or secrets changed.",
    data: connectionData,
  },
  "connector_application.removed": {
    version: 1,
    summary: "The organization's application at a platform was removed with its secrets.",
    data: nothing,
  },
  "connector_application.updated": {
    version: 1,
    summary: "The organization's application at a platform was set or changed.",
    data: nothing,
  },
  "decision.answered": { version: 1, summary: "A decision was made, and carried out.", data: answeredData },
  "decision.delegated": {
    version: 1,
    summary: "Somebody else may answer a decision too.",
    data: z.strictObject({ kind: z.string(), memberId: idSchema("member") }),
  },
  "decision.expired": { version: 1, summary: "Nobody answered a decision in time.", data: decisionData },
  "decision.opened": { version: 1, summary: "A question waits for a person.", data: decisionData },
  "decision.reminded": { version: 1, summary: "A decision still waits for an answer.", data: decisionData },
  "decision.supported": {
    version: 1,
    summary: "One of several answers that a decision needs was given.",
    data: answeredData,
  },
  "decision.withdrawn": { version: 1, summary: "A decision was taken back.", data: decisionData },
  "external_identity.linked": {
    version: 1,
    summary: "A platform person was linked to a member.",
    data: z.strictObject({ memberId: idSchema("member") }),
  },
  "external_identity.unlinked": {
    version: 1,
    summary: "A platform person is no longer linked to a member.",
    data: z.strictObject({ memberId: idSchema("member") }),
  },
  "external_link.changed": {
    version: 1,
    summary: "A work item's copy on a platform was made, found, refused or lost, or shows something else.",
    data: z.strictObject({
      ...itemData,
      boardId: idSchema("board"),
      externalLinkId: idSchema("external_link"),
      state: z.enum(externalLinkStates),
      /** What else changed over there, besides the fields that are kept the same. */
      changed: z.array(z.enum(["facts", "other", "deleted"])).optional(),
    }),
  },
  "external_link.field_refused": {
    version: 1,
    summary: "A platform did not take the value of a field that was set here; what stands there stays.",
    data: fieldData.extend({ error: z.string() }),
  },
  "external_link.field_set": {
    version: 1,
    summary: "Somebody set a field that only the platform of an item's copy knows; it is on its way there.",
    data: fieldData,
  },
  "external_link.overruled": {
    version: 1,
    summary: "Both sides changed a field, and a rule or an answer gave one value up; it is kept here.",
    data: z.strictObject({
      ...itemData,
      boardId: idSchema("board"),
      externalLinkId: idSchema("external_link"),
      field: z.enum(ruledFields),
      /** On which side the value stood. */
      side: z.enum(syncSides),
      value: syncValueSchema,
      rule: z.enum(overrulings),
    }),
  },
  "sync_conflict.opened": {
    version: 1,
    summary: "Two edits of one field wait for people to decide.",
    data: conflictData,
  },
  "sync_conflict.closed": {
    version: 1,
    summary: "Two edits of one field wait for nobody any more: both sides are the same, or one is gone.",
    data: conflictData,
  },
  "file.created": { version: 1, summary: "A file was stored.", data: z.strictObject({ size: z.int() }) },
  "file.deleted": { version: 1, summary: "A file was deleted.", data: nothing },
  "file.link_created": {
    version: 1,
    summary: "Somebody made a link that opens a file without signing in.",
    data: z.strictObject({ expiresAt: z.iso.datetime() }),
  },
  "grant.created": { version: 1, summary: "A member got a role.", data: grantData },
  "grant.deleted": { version: 1, summary: "A member lost a role.", data: grantData },
  "grant.updated": { version: 1, summary: "A member's role changed at a place.", data: grantData },
  "idea.item_made": {
    version: 1,
    summary: "A work item was made from an idea.",
    data: z.strictObject({
      runId: idSchema("run").nullable(),
      workItemId: idSchema("work_item"),
      boardId: idSchema("board"),
    }),
  },
  "idea.outcome_changed": {
    version: 1,
    summary: "What became of an idea changed with the work items that were made from it.",
    data: z.strictObject({ runId: idSchema("run").nullable(), outcome: z.enum(ideaOutcomes) }),
  },
  "idea.shared": {
    version: 1,
    summary: "An idea was shown in a channel.",
    data: z.strictObject({ runId: idSchema("run").nullable() }),
  },
  "idea_run.finished": {
    version: 1,
    summary: "An idea run has its ideas, best first.",
    data: z.strictObject({
      engine: z.enum(engines),
      model: z.string().nullable(),
      ideaIds: z.array(idSchema("idea")),
      elapsedMilliseconds: z.int(),
    }),
  },
  "idea_run.stage_changed": {
    version: 1,
    summary: "A stage of an idea run began or ended.",
    data: stageReportSchema,
  },
  "inbound_event.replayed": {
    version: 1,
    summary: "A delivery of a platform is handled again, as far as it had no effect.",
    data: z.strictObject({ connectionId: idSchema("connection"), parts: z.array(z.int()) }),
  },
  "invitation.accepted": {
    version: 1,
    summary: "An invited person joined.",
    data: z.strictObject({ memberId: idSchema("member") }),
  },
  "invitation.created": { version: 1, summary: "A person was invited.", data: nothing },
  "invitation.revoked": { version: 1, summary: "An invitation was taken back.", data: nothing },
  "job.discarded": { version: 1, summary: "A dead job was thrown away.", data: z.strictObject({ name: z.string() }) },
  "job.replayed": {
    version: 1,
    summary: "A dead job was queued again.",
    data: z.strictObject({ name: z.string() }),
  },
  "label.created": { version: 1, summary: "A label was made.", data: nothing },
  "label.deleted": { version: 1, summary: "A label was deleted and taken off all work items.", data: nothing },
  "label.updated": { version: 1, summary: "A label's name or colour changed.", data: nothing },
  "list.archived": { version: 1, summary: "A list was put away.", data: onBoard },
  "list.created": { version: 1, summary: "A board got a list.", data: onBoard },
  "list.deleted": { version: 1, summary: "A list was deleted.", data: onBoard },
  "list.rebalanced": {
    version: 1,
    summary: "The positions of a list's work items were written anew; their order is the same.",
    data: onBoard,
  },
  "list.unarchived": { version: 1, summary: "An archived list is in use again.", data: onBoard },
  "list.updated": { version: 1, summary: "A list's name, category or place changed.", data: onBoard },
  "mandate.given": { version: 1, summary: "A person lets us write on a platform in her name.", data: mandateData },
  "mandate.lost": {
    version: 1,
    summary: "A platform lets us write no longer in the name of a person; she may give her mandate anew.",
    data: mandateData,
  },
  "mandate.withdrawn": {
    version: 1,
    summary: "We write no longer in the name of a person, because people wanted it so.",
    data: mandateData,
  },
  "member.created": { version: 1, summary: "A person became a member.", data: nothing, personal: whoMemberIs },
  "member.deactivated": { version: 1, summary: "A member can no longer sign in.", data: nothing },
  "member.reactivated": { version: 1, summary: "A member can sign in again.", data: nothing },
  "member.removed": { version: 1, summary: "A member left for good.", data: nothing },
  "member.updated": {
    version: 1,
    summary: "A member's name, handle or time zone changed.",
    data: z.strictObject({ fields: z.array(z.enum(["name", "handle", "timeZone"])) }),
    personal: whoMemberIs,
  },
  "message.deleted": { version: 1, summary: "A message was deleted; its place stays.", data: onMessage },
  "message.edited": { version: 1, summary: "A message's text or card changed.", data: onMessage },
  "message.posted": { version: 1, summary: "Somebody, or Eureka itself, wrote a message.", data: onMessage },
  "message.pressed": {
    version: 1,
    summary: "A member pressed a button of a message's card, or chose an option.",
    data: z.strictObject({
      ...messageData,
      actionId: z.string(),
      value: z.string().nullable(),
      values: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
    }),
  },
  "model_price.updated": {
    version: 1,
    summary: "An organization set what a model costs, or went back to the list price.",
    data: z.strictObject({ providerKind: z.enum(modelProviderKinds), model: z.string() }),
  },
  "model_provider.created": { version: 1, summary: "A model provider was connected.", data: modelProviderData },
  "model_provider.deleted": {
    version: 1,
    summary: "A model provider was removed with its key.",
    data: modelProviderData,
  },
  "model_provider.reordered": {
    version: 1,
    summary: "Models are asked in another order, or the installation's came in or out.",
    data: nothing,
  },
  "model_provider.updated": {
    version: 1,
    summary: "A model provider's name, model, address, key or use changed. The key itself is never told.",
    data: modelProviderData,
  },
  "organization.created": { version: 1, summary: "An organization was made.", data: nothing },
  "organization.updated": { version: 1, summary: "An organization's name or settings changed.", data: nothing },
  "password.reset": { version: 1, summary: "A member set a new password by a reset link.", data: nothing },
  "password_reset.created": { version: 1, summary: "An administrator made a password reset link.", data: nothing },
  "pull_request.changed": {
    version: 1,
    summary: "A pull request of a work item went on: its state, its reviews, its checks, its name or its evaluation.",
    data: pullRequestData,
  },
  "pull_request.linked": {
    version: 1,
    summary: "A pull request names a work item, or made it.",
    data: pullRequestData,
  },
  "pull_request.unlinked": {
    version: 1,
    summary: "A pull request names a work item no more, or is gone.",
    data: pullRequestData,
  },
  "pull_request_rules.updated": {
    version: 1,
    summary: "It was said what becomes of the pull requests of a connected board.",
    data: connectedBoardData,
  },
  "reaction.added": { version: 1, summary: "Somebody reacted to a message.", data: reactionData },
  "reaction.removed": { version: 1, summary: "Somebody took a reaction back.", data: reactionData },
  "run.cancel_requested": { version: 1, summary: "Somebody asked a run to stop.", data: runData },
  "run.cancelled": { version: 1, summary: "A run stopped because somebody asked for it.", data: runData },
  "run.created": { version: 1, summary: "A run was asked for and waits for its turn.", data: runData },
  "run.failed": {
    version: 1,
    summary: "A run ended with an error.",
    data: z.strictObject({ kind: z.string(), error: runErrorSchema }),
  },
  "run.progressed": {
    version: 1,
    summary: "A run got further.",
    data: z.strictObject({ kind: z.string(), progress: runProgressSchema }),
  },
  "run.started": { version: 1, summary: "A run began to work.", data: runData },
  "run.step_finished": {
    version: 1,
    summary: "A step of a run succeeded, or failed for good.",
    data: z.strictObject({
      kind: z.string(),
      step: z.string(),
      state: z.enum(["succeeded", "failed"]),
      attempts: z.int(),
    }),
  },
  "run.succeeded": { version: 1, summary: "A run ended with its result.", data: runData },
  "session.created": { version: 1, summary: "A member signed in.", data: nothing },
  "session.revoked": {
    version: 1,
    summary: "A session was ended before its time.",
    data: z.strictObject({
      reason: z.enum(["signed_out", "revoked", "token_reused", "member_deactivated", "password_reset"]),
    }),
  },
  "work_item.archived": { version: 1, summary: "A work item was put away.", data: onItem },
  "work_item.assigned": { version: 1, summary: "A person was given a work item.", data: personData },
  "work_item.created": { version: 1, summary: "A work item was made.", data: placementData },
  "work_item.deleted": { version: 1, summary: "A work item was deleted.", data: onItem },
  "work_item.merged": {
    version: 1,
    summary: "Another work item, which was the same work, became part of a work item.",
    data: z.strictObject({ ...itemData, duplicateId: idSchema("work_item"), duplicateKey: z.string() }),
  },
  "work_item.moved": {
    version: 1,
    summary: "A work item moved on a board; a new state stands in the changes.",
    data: placementData,
  },
  "work_item.placed": { version: 1, summary: "A work item was placed on a further board.", data: placementData },
  "work_item.unarchived": { version: 1, summary: "An archived work item is in use again.", data: onItem },
  "work_item.unassigned": { version: 1, summary: "A work item was taken off a person.", data: personData },
  "work_item.unplaced": { version: 1, summary: "A work item was taken off a board.", data: placementData },
  "work_item.updated": { version: 1, summary: "Fields of a work item changed.", data: onItem },
  "workspace.archived": { version: 1, summary: "A workspace was put away.", data: nothing },
  "workspace.created": {
    version: 1,
    summary: "A workspace was made.",
    data: z.strictObject({ kind: z.enum(["team", "personal"]), key: z.string(), ownerMemberId }),
    personal: ownersName,
  },
  "workspace.deleted": { version: 1, summary: "A workspace was deleted with all that it held.", data: nothing },
  "workspace.restored": { version: 1, summary: "An archived workspace is in use again.", data: nothing },
  "workspace.updated": {
    version: 1,
    summary: "A workspace's name or time zone changed.",
    data: onWorkspace,
    personal: ownersName,
  },
} as const satisfies Record<string, EventType>;

export type EventTypeName = keyof typeof eventTypes;
