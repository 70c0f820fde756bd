// Generated from the list of operations by `npm run generate`: change the operations instead.
import type { EndpointBuilder } from "@reduxjs/toolkit/query";
import type { Output } from "../client.ts";
import { type ReadArgument, reads, type WriteArgument, writes } from "../rtk-query/endpoint-rules.ts";
import type { EurekaBaseQuery } from "../rtk-query/eureka-base-query.ts";

/** An endpoint for each operation that takes and answers JSON. */
export const makeEndpoints = (build: EndpointBuilder<EurekaBaseQuery, string, "eureka">) => ({
  /** Make an API key. */
  apiKeyCreate: build.mutation<Output<"api_key.create">, WriteArgument<"api_key.create">>(writes("api_key.create")),
  /** Read an API key. */
  apiKeyGet: build.query<Output<"api_key.get">, ReadArgument<"api_key.get">>(reads("api_key.get")),
  /** List API keys. */
  apiKeyList: build.query<Output<"api_key.list">, ReadArgument<"api_key.list">>(reads("api_key.list")),
  /** Revoke an API key. */
  apiKeyRevoke: build.mutation<Output<"api_key.revoke">, WriteArgument<"api_key.revoke">>(writes("api_key.revoke")),
  /** Give an API key a new secret. */
  apiKeyRotate: build.mutation<Output<"api_key.rotate">, WriteArgument<"api_key.rotate">>(writes("api_key.rotate")),
  /** Attach an uploaded file to a work item. */
  attachmentCreate: build.mutation<Output<"attachment.create">, WriteArgument<"attachment.create">>(writes("attachment.create")),
  /** Take a file off a work item; the file itself stays. */
  attachmentDelete: build.mutation<Output<"attachment.delete">, WriteArgument<"attachment.delete">>(writes("attachment.delete")),
  /** List the files that are attached to a work item. */
  attachmentList: build.query<Output<"attachment.list">, ReadArgument<"attachment.list">>(reads("attachment.list")),
  /** List audit records. */
  auditRecordList: build.query<Output<"audit_record.list">, ReadArgument<"audit_record.list">>(reads("audit_record.list")),
  /** Verify the audit trail. */
  auditRecordVerify: build.query<Output<"audit_record.verify">, ReadArgument<"audit_record.verify">>(reads("audit_record.verify")),
  /** Put a board away. */
  boardArchive: build.mutation<Output<"board.archive">, WriteArgument<"board.archive">>(writes("board.archive")),
  /** Make a board. */
  boardCreate: build.mutation<Output<"board.create">, WriteArgument<"board.create">>(writes("board.create")),
  /** Delete a board with its lists. */
  boardDelete: build.mutation<Output<"board.delete">, WriteArgument<"board.delete">>(writes("board.delete")),
  /** Read a board with its lists. */
  boardGet: build.query<Output<"board.get">, ReadArgument<"board.get">>(reads("board.get")),
  /** List the boards that you may read. */
  boardList: build.query<Output<"board.list">, ReadArgument<"board.list">>(reads("board.list")),
  /** Take an archived board back into use. */
  boardUnarchive: build.mutation<Output<"board.unarchive">, WriteArgument<"board.unarchive">>(writes("board.unarchive")),
  /** Change a board's name or description, who approves new work, or make it the default of its workspace. */
  boardUpdate: build.mutation<Output<"board.update">, WriteArgument<"board.update">>(writes("board.update")),
  /** Let boards show the same work items. */
  boardLinkCreate: build.mutation<Output<"board_link.create">, WriteArgument<"board_link.create">>(writes("board_link.create")),
  /** Take a board link away. */
  boardLinkDelete: build.mutation<Output<"board_link.delete">, WriteArgument<"board_link.delete">>(writes("board_link.delete")),
  /** Read which boards show the same work items, and how far they are. */
  boardLinkGet: build.query<Output<"board_link.get">, ReadArgument<"board_link.get">>(reads("board_link.get")),
  /** List the links of a board whose boards you may all read. */
  boardLinkList: build.query<Output<"board_link.list">, ReadArgument<"board_link.list">>(reads("board_link.list")),
  /** See what a board link would do, without making it. */
  boardLinkPreview: build.query<Output<"board_link.preview">, ReadArgument<"board_link.preview">>(reads("board_link.preview")),
  /** Change the rules of a board link, or let it rest. */
  boardLinkUpdate: build.mutation<Output<"board_link.update">, WriteArgument<"board_link.update">>(writes("board_link.update")),
  /** Save an idea. */
  bookmarkCreate: build.mutation<Output<"bookmark.create">, WriteArgument<"bookmark.create">>(writes("bookmark.create")),
  /** Throw a saved idea away. */
  bookmarkDelete: build.mutation<Output<"bookmark.delete">, WriteArgument<"bookmark.delete">>(writes("bookmark.delete")),
  /** Find saved ideas that are like an idea. */
  bookmarkFindSimilar: build.query<Output<"bookmark.find_similar">, ReadArgument<"bookmark.find_similar">>(reads("bookmark.find_similar")),
  /** Read a saved idea. */
  bookmarkGet: build.query<Output<"bookmark.get">, ReadArgument<"bookmark.get">>(reads("bookmark.get")),
  /** List saved ideas, the newest first. */
  bookmarkList: build.query<Output<"bookmark.list">, ReadArgument<"bookmark.list">>(reads("bookmark.list")),
  /** Share a saved idea with a member, a workspace or everybody. */
  bookmarkShare: build.mutation<Output<"bookmark.share">, WriteArgument<"bookmark.share">>(writes("bookmark.share")),
  /** Stop sharing a saved idea with somebody. */
  bookmarkUnshare: build.mutation<Output<"bookmark.unshare">, WriteArgument<"bookmark.unshare">>(writes("bookmark.unshare")),
  /** Change the tags or the note of a saved idea. */
  bookmarkUpdate: build.mutation<Output<"bookmark.update">, WriteArgument<"bookmark.update">>(writes("bookmark.update")),
  /** Put a channel away. */
  channelArchive: build.mutation<Output<"channel.archive">, WriteArgument<"channel.archive">>(writes("channel.archive")),
  /** Make a channel. */
  channelCreate: build.mutation<Output<"channel.create">, WriteArgument<"channel.create">>(writes("channel.create")),
  /** Read a channel. */
  channelGet: build.query<Output<"channel.get">, ReadArgument<"channel.get">>(reads("channel.get")),
  /** Join a public channel. */
  channelJoin: build.mutation<Output<"channel.join">, WriteArgument<"channel.join">>(writes("channel.join")),
  /** Leave a channel. */
  channelLeave: build.mutation<Output<"channel.leave">, WriteArgument<"channel.leave">>(writes("channel.leave")),
  /** List channels with their unread counts. */
  channelList: build.query<Output<"channel.list">, ReadArgument<"channel.list">>(reads("channel.list")),
  /** Say how far you have read in a channel. */
  channelMarkRead: build.mutation<Output<"channel.mark_read">, WriteArgument<"channel.mark_read">>(writes("channel.mark_read")),
  /** Take an archived channel into use again. */
  channelUnarchive: build.mutation<Output<"channel.unarchive">, WriteArgument<"channel.unarchive">>(writes("channel.unarchive")),
  /** Change a channel's name or topic. */
  channelUpdate: build.mutation<Output<"channel.update">, WriteArgument<"channel.update">>(writes("channel.update")),
  /** Let the work of a channel go to the defaults again, by the channel. */
  channelMappingClear: build.mutation<Output<"channel_mapping.clear">, WriteArgument<"channel_mapping.clear">>(writes("channel_mapping.clear")),
  /** Read a channel mapping. */
  channelMappingGet: build.query<Output<"channel_mapping.get">, ReadArgument<"channel_mapping.get">>(reads("channel_mapping.get")),
  /** List where the work of channels goes. */
  channelMappingList: build.query<Output<"channel_mapping.list">, ReadArgument<"channel_mapping.list">>(reads("channel_mapping.list")),
  /** Let the work of a channel go to the defaults again. */
  channelMappingRemove: build.mutation<Output<"channel_mapping.remove">, WriteArgument<"channel_mapping.remove">>(writes("channel_mapping.remove")),
  /** Say to which workspace, board or list the work of a channel goes. */
  channelMappingSet: build.mutation<Output<"channel_mapping.set">, WriteArgument<"channel_mapping.set">>(writes("channel_mapping.set")),
  /** Say where the work of channels without a mapping goes. */
  channelMappingSetDefault: build.mutation<Output<"channel_mapping.set_default">, WriteArgument<"channel_mapping.set_default">>(writes("channel_mapping.set_default")),
  /** Read where the work of a channel goes, and how that board stands. */
  channelMappingStatus: build.query<Output<"channel_mapping.status">, ReadArgument<"channel_mapping.status">>(reads("channel_mapping.status")),
  /** Post a test message into a mapped channel. */
  channelMappingTest: build.mutation<Output<"channel_mapping.test">, WriteArgument<"channel_mapping.test">>(writes("channel_mapping.test")),
  /** Say by name to which board the work of a channel goes. */
  channelMappingUseBoard: build.mutation<Output<"channel_mapping.use_board">, WriteArgument<"channel_mapping.use_board">>(writes("channel_mapping.use_board")),
  /** Say by name where the work of channels without a mapping goes. */
  channelMappingUseDefault: build.mutation<Output<"channel_mapping.use_default">, WriteArgument<"channel_mapping.use_default">>(writes("channel_mapping.use_default")),
  /** Add a member to a channel. */
  channelMemberAdd: build.mutation<Output<"channel_member.add">, WriteArgument<"channel_member.add">>(writes("channel_member.add")),
  /** List who is in a channel. */
  channelMemberList: build.query<Output<"channel_member.list">, ReadArgument<"channel_member.list">>(reads("channel_member.list")),
  /** Take a member out of a channel. */
  channelMemberRemove: build.mutation<Output<"channel_member.remove">, WriteArgument<"channel_member.remove">>(writes("channel_member.remove")),
  /** Add an entry to a work item's checklist. */
  checklistEntryCreate: build.mutation<Output<"checklist_entry.create">, WriteArgument<"checklist_entry.create">>(writes("checklist_entry.create")),
  /** Take an entry off a checklist. */
  checklistEntryDelete: build.mutation<Output<"checklist_entry.delete">, WriteArgument<"checklist_entry.delete">>(writes("checklist_entry.delete")),
  /** Read a work item's checklist. */
  checklistEntryList: build.query<Output<"checklist_entry.list">, ReadArgument<"checklist_entry.list">>(reads("checklist_entry.list")),
  /** Change, tick or move an entry of a checklist. */
  checklistEntryUpdate: build.mutation<Output<"checklist_entry.update">, WriteArgument<"checklist_entry.update">>(writes("checklist_entry.update")),
  /** List the branches and commits that name a work item. */
  codeLinkList: build.query<Output<"code_link.list">, ReadArgument<"code_link.list">>(reads("code_link.list")),
  /** Comment on a work item. */
  commentCreate: build.mutation<Output<"comment.create">, WriteArgument<"comment.create">>(writes("comment.create")),
  /** Delete a comment; an empty place stays in the discussion. */
  commentDelete: build.mutation<Output<"comment.delete">, WriteArgument<"comment.delete">>(writes("comment.delete")),
  /** Read the comments of a work item, the oldest first. */
  commentList: build.query<Output<"comment.list">, ReadArgument<"comment.list">>(reads("comment.list")),
  /** Edit a comment. */
  commentUpdate: build.mutation<Output<"comment.update">, WriteArgument<"comment.update">>(writes("comment.update")),
  /** Show a board of a platform here, and keep both the same. */
  connectedBoardCreate: build.mutation<Output<"connected_board.create">, WriteArgument<"connected_board.create">>(writes("connected_board.create")),
  /** Read how a board and its platform stand. */
  connectedBoardGet: build.query<Output<"connected_board.get">, ReadArgument<"connected_board.get">>(reads("connected_board.get")),
  /** Read how well a board and its platform are kept the same. */
  connectedBoardHealth: build.query<Output<"connected_board.health">, ReadArgument<"connected_board.health">>(reads("connected_board.health")),
  /** List the boards that a platform shows too. */
  connectedBoardList: build.query<Output<"connected_board.list">, ReadArgument<"connected_board.list">>(reads("connected_board.list")),
  /** See what rules of a connected board would do, without setting them. */
  connectedBoardPreview: build.query<Output<"connected_board.preview">, ReadArgument<"connected_board.preview">>(reads("connected_board.preview")),
  /** Compare a board with its platform now. */
  connectedBoardReconcile: build.mutation<Output<"connected_board.reconcile">, WriteArgument<"connected_board.reconcile">>(writes("connected_board.reconcile")),
  /** Stop keeping a board and its platform the same. */
  connectedBoardRemove: build.mutation<Output<"connected_board.remove">, WriteArgument<"connected_board.remove">>(writes("connected_board.remove")),
  /** Change the rules by which a board and its platform are kept the same. */
  connectedBoardUpdate: build.mutation<Output<"connected_board.update">, WriteArgument<"connected_board.update">>(writes("connected_board.update")),
  /** Begin to connect a platform by consent. */
  connectionBeginInstall: build.mutation<Output<"connection.begin_install">, WriteArgument<"connection.begin_install">>(writes("connection.begin_install")),
  /** Connect a platform. */
  connectionCreate: build.mutation<Output<"connection.create">, WriteArgument<"connection.create">>(writes("connection.create")),
  /** Finish to connect a platform by consent. */
  connectionFinishInstall: build.mutation<Output<"connection.finish_install">, WriteArgument<"connection.finish_install">>(writes("connection.finish_install")),
  /** Read a connection. */
  connectionGet: build.query<Output<"connection.get">, ReadArgument<"connection.get">>(reads("connection.get")),
  /** List connections. */
  connectionList: build.query<Output<"connection.list">, ReadArgument<"connection.list">>(reads("connection.list")),
  /** Stop a connection's traffic for a while. */
  connectionPause: build.mutation<Output<"connection.pause">, WriteArgument<"connection.pause">>(writes("connection.pause")),
  /** Remove a connection and its secrets. */
  connectionRemove: build.mutation<Output<"connection.remove">, WriteArgument<"connection.remove">>(writes("connection.remove")),
  /** Take a connection into use again. */
  connectionResume: build.mutation<Output<"connection.resume">, WriteArgument<"connection.resume">>(writes("connection.resume")),
  /** Ask a platform whether it answers. */
  connectionTest: build.mutation<Output<"connection.test">, WriteArgument<"connection.test">>(writes("connection.test")),
  /** Change a connection. */
  connectionUpdate: build.mutation<Output<"connection.update">, WriteArgument<"connection.update">>(writes("connection.update")),
  /** Read a call to a platform, with what was sent and answered. */
  connectionCallGet: build.query<Output<"connection_call.get">, ReadArgument<"connection_call.get">>(reads("connection_call.get")),
  /** List what went through a connection, the latest first. */
  connectionLogList: build.query<Output<"connection_log.list">, ReadArgument<"connection_log.list">>(reads("connection_log.list")),
  /** Write what a platform's form for new applications wants to know. */
  connectorDescribeApplication: build.query<Output<"connector.describe_application">, ReadArgument<"connector.describe_application">>(reads("connector.describe_application")),
  /** List the platforms that can be connected. */
  connectorList: build.query<Output<"connector.list">, ReadArgument<"connector.list">>(reads("connector.list")),
  /** Have a platform register the organization's application. */
  connectorApplicationBeginRegistration: build.mutation<Output<"connector_application.begin_registration">, WriteArgument<"connector_application.begin_registration">>(writes("connector_application.begin_registration")),
  /** Keep the application that a platform has registered. */
  connectorApplicationFinishRegistration: build.mutation<Output<"connector_application.finish_registration">, WriteArgument<"connector_application.finish_registration">>(writes("connector_application.finish_registration")),
  /** Read the organization's application at a platform. */
  connectorApplicationGet: build.query<Output<"connector_application.get">, ReadArgument<"connector_application.get">>(reads("connector_application.get")),
  /** Remove the organization's application at a platform. */
  connectorApplicationRemove: build.mutation<Output<"connector_application.remove">, WriteArgument<"connector_application.remove">>(writes("connector_application.remove")),
  /** Set the organization's application at a platform. */
  connectorApplicationSet: build.mutation<Output<"connector_application.set">, WriteArgument<"connector_application.set">>(writes("connector_application.set")),
  /** Answer a decision. */
  decisionAnswer: build.mutation<Output<"decision.answer">, WriteArgument<"decision.answer">>(writes("decision.answer")),
  /** Let somebody else answer a decision. */
  decisionDelegate: build.mutation<Output<"decision.delegate">, WriteArgument<"decision.delegate">>(writes("decision.delegate")),
  /** Read a decision. */
  decisionGet: build.query<Output<"decision.get">, ReadArgument<"decision.get">>(reads("decision.get")),
  /** List decisions, or what waits for your answer. */
  decisionList: build.query<Output<"decision.list">, ReadArgument<"decision.list">>(reads("decision.list")),
  /** Take a decision back. */
  decisionWithdraw: build.mutation<Output<"decision.withdraw">, WriteArgument<"decision.withdraw">>(writes("decision.withdraw")),
  /** List events. */
  eventList: build.query<Output<"event.list">, ReadArgument<"event.list">>(reads("event.list")),
  /** Say how many events there were on each of the last days. */
  eventSummarize: build.query<Output<"event.summarize">, ReadArgument<"event.summarize">>(reads("event.summarize")),
  /** Link your platform account by the link that you got there. */
  externalIdentityAcceptLink: build.mutation<Output<"external_identity.accept_link">, WriteArgument<"external_identity.accept_link">>(writes("external_identity.accept_link")),
  /** Make a link by which a platform person links the own account. */
  externalIdentityCreateLink: build.mutation<Output<"external_identity.create_link">, WriteArgument<"external_identity.create_link">>(writes("external_identity.create_link")),
  /** Read a platform account and whom it is linked to. */
  externalIdentityGet: build.query<Output<"external_identity.get">, ReadArgument<"external_identity.get">>(reads("external_identity.get")),
  /** Link a platform account to a member. */
  externalIdentityLink: build.mutation<Output<"external_identity.link">, WriteArgument<"external_identity.link">>(writes("external_identity.link")),
  /** List platform accounts and whom they are linked to. */
  externalIdentityList: build.query<Output<"external_identity.list">, ReadArgument<"external_identity.list">>(reads("external_identity.list")),
  /** Take the link of a platform account back. */
  externalIdentityUnlink: build.mutation<Output<"external_identity.unlink">, WriteArgument<"external_identity.unlink">>(writes("external_identity.unlink")),
  /** List a work item's copies on platforms. */
  externalLinkList: build.query<Output<"external_link.list">, ReadArgument<"external_link.list">>(reads("external_link.list")),
  /** Set a field that only the platform of a copy knows. */
  externalLinkSetField: build.mutation<Output<"external_link.set_field">, WriteArgument<"external_link.set_field">>(writes("external_link.set_field")),
  /** Make a download link for a file. */
  fileCreateLink: build.mutation<Output<"file.create_link">, WriteArgument<"file.create_link">>(writes("file.create_link")),
  /** Delete a file. */
  fileDelete: build.mutation<Output<"file.delete">, WriteArgument<"file.delete">>(writes("file.delete")),
  /** Read what is known of a file. */
  fileGet: build.query<Output<"file.get">, ReadArgument<"file.get">>(reads("file.get")),
  /** List files, the latest first. */
  fileList: build.query<Output<"file.list">, ReadArgument<"file.list">>(reads("file.list")),
  /** Give a member a role. */
  grantCreate: build.mutation<Output<"grant.create">, WriteArgument<"grant.create">>(writes("grant.create")),
  /** Take a role away from a member. */
  grantDelete: build.mutation<Output<"grant.delete">, WriteArgument<"grant.delete">>(writes("grant.delete")),
  /** List who has which role where. */
  grantList: build.query<Output<"grant.list">, ReadArgument<"grant.list">>(reads("grant.list")),
  /** Read an idea with its evaluation. */
  ideaGet: build.query<Output<"idea.get">, ReadArgument<"idea.get">>(reads("idea.get")),
  /** List ideas, the latest run first and in it the best first. */
  ideaList: build.query<Output<"idea.list">, ReadArgument<"idea.list">>(reads("idea.list")),
  /** Make a work item of an idea. */
  ideaMakeItem: build.mutation<Output<"idea.make_item">, WriteArgument<"idea.make_item">>(writes("idea.make_item")),
  /** Start an idea run that builds on ideas. */
  ideaRemix: build.mutation<Output<"idea.remix">, WriteArgument<"idea.remix">>(writes("idea.remix")),
  /** Show an idea or its evaluation in a channel. */
  ideaShare: build.mutation<Output<"idea.share">, WriteArgument<"idea.share">>(writes("idea.share")),
  /** Cancel an idea run. */
  ideaRunCancel: build.mutation<Output<"idea_run.cancel">, WriteArgument<"idea_run.cancel">>(writes("idea_run.cancel")),
  /** Turn a topic into ranked, evaluated ideas. */
  ideaRunCreate: build.mutation<Output<"idea_run.create">, WriteArgument<"idea_run.create">>(writes("idea_run.create")),
  /** Read an idea run with its ideas. */
  ideaRunGet: build.query<Output<"idea_run.get">, ReadArgument<"idea_run.get">>(reads("idea_run.get")),
  /** List idea runs, the latest first. */
  ideaRunList: build.query<Output<"idea_run.list">, ReadArgument<"idea_run.list">>(reads("idea_run.list")),
  /** Read a delivery of a platform, as it came. */
  inboundEventGet: build.query<Output<"inbound_event.get">, ReadArgument<"inbound_event.get">>(reads("inbound_event.get")),
  /** Handle a delivery of a platform again. */
  inboundEventReplay: build.mutation<Output<"inbound_event.replay">, WriteArgument<"inbound_event.replay">>(writes("inbound_event.replay")),
  /** Say whether this installation is set up. */
  installationGet: build.query<Output<"installation.get">, ReadArgument<"installation.get">>(reads("installation.get")),
  /** Join an organization by an invitation. */
  invitationAccept: build.mutation<Output<"invitation.accept">, WriteArgument<"invitation.accept">>(writes("invitation.accept")),
  /** Invite a person by a link that works once. */
  invitationCreate: build.mutation<Output<"invitation.create">, WriteArgument<"invitation.create">>(writes("invitation.create")),
  /** List who was invited. */
  invitationList: build.query<Output<"invitation.list">, ReadArgument<"invitation.list">>(reads("invitation.list")),
  /** Take an invitation back. */
  invitationRevoke: build.mutation<Output<"invitation.revoke">, WriteArgument<"invitation.revoke">>(writes("invitation.revoke")),
  /** Throw a dead job away. */
  jobDiscard: build.mutation<Output<"job.discard">, WriteArgument<"job.discard">>(writes("job.discard")),
  /** List dead jobs, the latest first. */
  jobList: build.query<Output<"job.list">, ReadArgument<"job.list">>(reads("job.list")),
  /** Queue a dead job again. */
  jobReplay: build.mutation<Output<"job.replay">, WriteArgument<"job.replay">>(writes("job.replay")),
  /** Make a label. */
  labelCreate: build.mutation<Output<"label.create">, WriteArgument<"label.create">>(writes("label.create")),
  /** Delete a label, and take it off every work item. */
  labelDelete: build.mutation<Output<"label.delete">, WriteArgument<"label.delete">>(writes("label.delete")),
  /** List the labels that you may read. */
  labelList: build.query<Output<"label.list">, ReadArgument<"label.list">>(reads("label.list")),
  /** Change a label's name or colour. */
  labelUpdate: build.mutation<Output<"label.update">, WriteArgument<"label.update">>(writes("label.update")),
  /** Put a list away. */
  listArchive: build.mutation<Output<"list.archive">, WriteArgument<"list.archive">>(writes("list.archive")),
  /** Add a list to a board. */
  listCreate: build.mutation<Output<"list.create">, WriteArgument<"list.create">>(writes("list.create")),
  /** Delete a list, moving its work items to another one. */
  listDelete: build.mutation<Output<"list.delete">, WriteArgument<"list.delete">>(writes("list.delete")),
  /** Take an archived list back into use. */
  listUnarchive: build.mutation<Output<"list.unarchive">, WriteArgument<"list.unarchive">>(writes("list.unarchive")),
  /** Change a list's name, category or place on the board. */
  listUpdate: build.mutation<Output<"list.update">, WriteArgument<"list.update">>(writes("list.update")),
  /** Begin to let us write on a platform in your name. */
  mandateBegin: build.mutation<Output<"mandate.begin">, WriteArgument<"mandate.begin">>(writes("mandate.begin")),
  /** Let us write on a platform in your name, once you have consented there. */
  mandateFinish: build.mutation<Output<"mandate.finish">, WriteArgument<"mandate.finish">>(writes("mandate.finish")),
  /** List on which connections you let us write in your name. */
  mandateList: build.query<Output<"mandate.list">, ReadArgument<"mandate.list">>(reads("mandate.list")),
  /** Let us write on a platform in your name no longer. */
  mandateWithdraw: build.mutation<Output<"mandate.withdraw">, WriteArgument<"mandate.withdraw">>(writes("mandate.withdraw")),
  /** Read who you are and what you may do. */
  meGet: build.query<Output<"me.get">, ReadArgument<"me.get">>(reads("me.get")),
  /** Take a member's access away. */
  memberDeactivate: build.mutation<Output<"member.deactivate">, WriteArgument<"member.deactivate">>(writes("member.deactivate")),
  /** Read a member. */
  memberGet: build.query<Output<"member.get">, ReadArgument<"member.get">>(reads("member.get")),
  /** List the members of your organization. */
  memberList: build.query<Output<"member.list">, ReadArgument<"member.list">>(reads("member.list")),
  /** Give a member's access back. */
  memberReactivate: build.mutation<Output<"member.reactivate">, WriteArgument<"member.reactivate">>(writes("member.reactivate")),
  /** Remove a member from your organization. */
  memberRemove: build.mutation<Output<"member.remove">, WriteArgument<"member.remove">>(writes("member.remove")),
  /** Change a member's name, handle or time zone. */
  memberUpdate: build.mutation<Output<"member.update">, WriteArgument<"member.update">>(writes("member.update")),
  /** List the messages and comments that mention you, the latest first. */
  mentionList: build.query<Output<"mention.list">, ReadArgument<"mention.list">>(reads("mention.list")),
  /** Say that you have read a mention of you. */
  mentionMarkRead: build.mutation<Output<"mention.mark_read">, WriteArgument<"mention.mark_read">>(writes("mention.mark_read")),
  /** Delete a message. */
  messageDelete: build.mutation<Output<"message.delete">, WriteArgument<"message.delete">>(writes("message.delete")),
  /** Read a message. */
  messageGet: build.query<Output<"message.get">, ReadArgument<"message.get">>(reads("message.get")),
  /** List messages. */
  messageList: build.query<Output<"message.list">, ReadArgument<"message.list">>(reads("message.list")),
  /** Write a message. */
  messagePost: build.mutation<Output<"message.post">, WriteArgument<"message.post">>(writes("message.post")),
  /** Press a button of a card. */
  messagePress: build.mutation<Output<"message.press">, WriteArgument<"message.press">>(writes("message.press")),
  /** Edit your message. */
  messageUpdate: build.mutation<Output<"message.update">, WriteArgument<"message.update">>(writes("message.update")),
  /** List what models cost. */
  modelPriceList: build.query<Output<"model_price.list">, ReadArgument<"model_price.list">>(reads("model_price.list")),
  /** Set what a model costs, or go back to its list price. */
  modelPriceSet: build.mutation<Output<"model_price.set">, WriteArgument<"model_price.set">>(writes("model_price.set")),
  /** Connect a model provider. */
  modelProviderCreate: build.mutation<Output<"model_provider.create">, WriteArgument<"model_provider.create">>(writes("model_provider.create")),
  /** Remove a model provider and its key. */
  modelProviderDelete: build.mutation<Output<"model_provider.delete">, WriteArgument<"model_provider.delete">>(writes("model_provider.delete")),
  /** Look for an Ollama on the machine of the server. */
  modelProviderDiscover: build.query<Output<"model_provider.discover">, ReadArgument<"model_provider.discover">>(reads("model_provider.discover")),
  /** Read a model provider. */
  modelProviderGet: build.query<Output<"model_provider.get">, ReadArgument<"model_provider.get">>(reads("model_provider.get")),
  /** List model providers in the order in which they are asked. */
  modelProviderList: build.query<Output<"model_provider.list">, ReadArgument<"model_provider.list">>(reads("model_provider.list")),
  /** Set the order in which model providers are asked. */
  modelProviderOrder: build.mutation<Output<"model_provider.order">, WriteArgument<"model_provider.order">>(writes("model_provider.order")),
  /** Ask a model provider whether it answers. */
  modelProviderTest: build.mutation<Output<"model_provider.test">, WriteArgument<"model_provider.test">>(writes("model_provider.test")),
  /** Change a model provider. */
  modelProviderUpdate: build.mutation<Output<"model_provider.update">, WriteArgument<"model_provider.update">>(writes("model_provider.update")),
  /** List what the system can do. */
  operationList: build.query<Output<"operation.list">, ReadArgument<"operation.list">>(reads("operation.list")),
  /** Make an organization with its first administrator. */
  organizationBootstrap: build.mutation<Output<"organization.bootstrap">, WriteArgument<"organization.bootstrap">>(writes("organization.bootstrap")),
  /** Make an organization with sample data. */
  organizationExplore: build.mutation<Output<"organization.explore">, WriteArgument<"organization.explore">>(writes("organization.explore")),
  /** Read your organization. */
  organizationGet: build.query<Output<"organization.get">, ReadArgument<"organization.get">>(reads("organization.get")),
  /** Change your organization's name, default workspace or settings. */
  organizationUpdate: build.mutation<Output<"organization.update">, WriteArgument<"organization.update">>(writes("organization.update")),
  /** Set a new password by a reset link. */
  passwordResetAccept: build.mutation<Output<"password_reset.accept">, WriteArgument<"password_reset.accept">>(writes("password_reset.accept")),
  /** Make a password reset link for a member. */
  passwordResetCreate: build.mutation<Output<"password_reset.create">, WriteArgument<"password_reset.create">>(writes("password_reset.create")),
  /** Make a password reset link as the operator of the installation. */
  passwordResetCreateAsOperator: build.mutation<Output<"password_reset.create_as_operator">, WriteArgument<"password_reset.create_as_operator">>(writes("password_reset.create_as_operator")),
  /** Explain why a permission is given or denied. */
  permissionExplain: build.query<Output<"permission.explain">, ReadArgument<"permission.explain">>(reads("permission.explain")),
  /** List the boards that a connection reaches. */
  platformBoardList: build.query<Output<"platform_board.list">, ReadArgument<"platform_board.list">>(reads("platform_board.list")),
  /** List the channels that a connection reaches. */
  platformChannelList: build.query<Output<"platform_channel.list">, ReadArgument<"platform_channel.list">>(reads("platform_channel.list")),
  /** Take webhooks that are left over off a connection's platform. */
  platformHookCleanUp: build.mutation<Output<"platform_hook.clean_up">, WriteArgument<"platform_hook.clean_up">>(writes("platform_hook.clean_up")),
  /** List the webhooks that a connection's token has at its platform. */
  platformHookList: build.query<Output<"platform_hook.list">, ReadArgument<"platform_hook.list">>(reads("platform_hook.list")),
  /** Have a platform look at our address again. */
  platformHookTest: build.mutation<Output<"platform_hook.test">, WriteArgument<"platform_hook.test">>(writes("platform_hook.test")),
  /** Say that you are looking at a board, channel or work item. */
  presenceAnnounce: build.query<Output<"presence.announce">, ReadArgument<"presence.announce">>(reads("presence.announce")),
  /** List the pull requests of a work item. */
  pullRequestList: build.query<Output<"pull_request.list">, ReadArgument<"pull_request.list">>(reads("pull_request.list")),
  /** List the pull requests of a connected board, the newest first. */
  pullRequestListOfBoard: build.query<Output<"pull_request.list_of_board">, ReadArgument<"pull_request.list_of_board">>(reads("pull_request.list_of_board")),
  /** Read what becomes of the pull requests of a connected board. */
  pullRequestRulesGet: build.query<Output<"pull_request_rules.get">, ReadArgument<"pull_request_rules.get">>(reads("pull_request_rules.get")),
  /** Say what becomes of the pull requests of a connected board. */
  pullRequestRulesSet: build.mutation<Output<"pull_request_rules.set">, WriteArgument<"pull_request_rules.set">>(writes("pull_request_rules.set")),
  /** React to a message. */
  reactionAdd: build.mutation<Output<"reaction.add">, WriteArgument<"reaction.add">>(writes("reaction.add")),
  /** Take your reaction back. */
  reactionRemove: build.mutation<Output<"reaction.remove">, WriteArgument<"reaction.remove">>(writes("reaction.remove")),
  /** Cancel a run. */
  runCancel: build.mutation<Output<"run.cancel">, WriteArgument<"run.cancel">>(writes("run.cancel")),
  /** Read a run. */
  runGet: build.query<Output<"run.get">, ReadArgument<"run.get">>(reads("run.get")),
  /** List runs, the latest first. */
  runList: build.query<Output<"run.list">, ReadArgument<"run.list">>(reads("run.list")),
  /** List the steps of a run in the order in which they were begun. */
  runListSteps: build.query<Output<"run.list_steps">, ReadArgument<"run.list_steps">>(reads("run.list_steps")),
  /** Sign in with e-mail address and password. */
  sessionCreate: build.mutation<Output<"session.create">, WriteArgument<"session.create">>(writes("session.create")),
  /** List the devices on which you are signed in. */
  sessionList: build.query<Output<"session.list">, ReadArgument<"session.list">>(reads("session.list")),
  /** Exchange a refresh token for new tokens. */
  sessionRefresh: build.mutation<Output<"session.refresh">, WriteArgument<"session.refresh">>(writes("session.refresh")),
  /** Sign out on a device. */
  sessionRevoke: build.mutation<Output<"session.revoke">, WriteArgument<"session.revoke">>(writes("session.revoke")),
  /** Sign out everywhere. */
  sessionRevokeAll: build.mutation<Output<"session.revoke_all">, WriteArgument<"session.revoke_all">>(writes("session.revoke_all")),
  /** Sign in to another of your organizations. */
  sessionSwitch: build.mutation<Output<"session.switch">, WriteArgument<"session.switch">>(writes("session.switch")),
  /** List what both sides of connected boards differ in until people decide. */
  syncConflictList: build.query<Output<"sync_conflict.list">, ReadArgument<"sync_conflict.list">>(reads("sync_conflict.list")),
  /** Add up what models used and cost, by model, member or day. */
  usageSummarize: build.query<Output<"usage.summarize">, ReadArgument<"usage.summarize">>(reads("usage.summarize")),
  /** List calls of models with what they used and cost, the latest first. */
  usageRecordList: build.query<Output<"usage_record.list">, ReadArgument<"usage_record.list">>(reads("usage_record.list")),
  /** Put a work item away. */
  workItemArchive: build.mutation<Output<"work_item.archive">, WriteArgument<"work_item.archive">>(writes("work_item.archive")),
  /** Give a work item to a person. */
  workItemAssign: build.mutation<Output<"work_item.assign">, WriteArgument<"work_item.assign">>(writes("work_item.assign")),
  /** Read a name for the branch on which a work item is done. */
  workItemBranchName: build.query<Output<"work_item.branch_name">, ReadArgument<"work_item.branch_name">>(reads("work_item.branch_name")),
  /** Make a work item from a line as people type it. */
  workItemCapture: build.mutation<Output<"work_item.capture">, WriteArgument<"work_item.capture">>(writes("work_item.capture")),
  /** Mark a work item as done. */
  workItemComplete: build.mutation<Output<"work_item.complete">, WriteArgument<"work_item.complete">>(writes("work_item.complete")),
  /** Make a work item. */
  workItemCreate: build.mutation<Output<"work_item.create">, WriteArgument<"work_item.create">>(writes("work_item.create")),
  /** Delete a work item for good. */
  workItemDelete: build.mutation<Output<"work_item.delete">, WriteArgument<"work_item.delete">>(writes("work_item.delete")),
  /** Say why a work item stands as it does. */
  workItemExplain: build.query<Output<"work_item.explain">, ReadArgument<"work_item.explain">>(reads("work_item.explain")),
  /** Read a work item. */
  workItemGet: build.query<Output<"work_item.get">, ReadArgument<"work_item.get">>(reads("work_item.get")),
  /** Read what happened to a work item, field by field. */
  workItemHistory: build.query<Output<"work_item.history">, ReadArgument<"work_item.history">>(reads("work_item.history")),
  /** List work items that you may read. */
  workItemList: build.query<Output<"work_item.list">, ReadArgument<"work_item.list">>(reads("work_item.list")),
  /** Make one work item of two that are the same work. */
  workItemMerge: build.mutation<Output<"work_item.merge">, WriteArgument<"work_item.merge">>(writes("work_item.merge")),
  /** Move a work item within its list, to another list or to another board. */
  workItemMove: build.mutation<Output<"work_item.move">, WriteArgument<"work_item.move">>(writes("work_item.move")),
  /** Understand quick-add text, without making anything. */
  workItemParse: build.query<Output<"work_item.parse">, ReadArgument<"work_item.parse">>(reads("work_item.parse")),
  /** Place a work item on a further board. */
  workItemPlace: build.mutation<Output<"work_item.place">, WriteArgument<"work_item.place">>(writes("work_item.place")),
  /** Show a work item in a channel. */
  workItemShare: build.mutation<Output<"work_item.share">, WriteArgument<"work_item.share">>(writes("work_item.share")),
  /** Take an archived work item back into use. */
  workItemUnarchive: build.mutation<Output<"work_item.unarchive">, WriteArgument<"work_item.unarchive">>(writes("work_item.unarchive")),
  /** Take a work item off a person. */
  workItemUnassign: build.mutation<Output<"work_item.unassign">, WriteArgument<"work_item.unassign">>(writes("work_item.unassign")),
  /** Take a change of a work item back. */
  workItemUndo: build.mutation<Output<"work_item.undo">, WriteArgument<"work_item.undo">>(writes("work_item.undo")),
  /** Take a work item off one of its boards. */
  workItemUnplace: build.mutation<Output<"work_item.unplace">, WriteArgument<"work_item.unplace">>(writes("work_item.unplace")),
  /** Change fields of a work item. */
  workItemUpdate: build.mutation<Output<"work_item.update">, WriteArgument<"work_item.update">>(writes("work_item.update")),
  /** Put a workspace away. */
  workspaceArchive: build.mutation<Output<"workspace.archive">, WriteArgument<"workspace.archive">>(writes("workspace.archive")),
  /** Make a workspace for a team. */
  workspaceCreate: build.mutation<Output<"workspace.create">, WriteArgument<"workspace.create">>(writes("workspace.create")),
  /** Delete a workspace and everything in it. */
  workspaceDelete: build.mutation<Output<"workspace.delete">, WriteArgument<"workspace.delete">>(writes("workspace.delete")),
  /** Read a workspace. */
  workspaceGet: build.query<Output<"workspace.get">, ReadArgument<"workspace.get">>(reads("workspace.get")),
  /** List the workspaces that you can see. */
  workspaceList: build.query<Output<"workspace.list">, ReadArgument<"workspace.list">>(reads("workspace.list")),
  /** Take an archived workspace back into use. */
  workspaceRestore: build.mutation<Output<"workspace.restore">, WriteArgument<"workspace.restore">>(writes("workspace.restore")),
  /** Change a workspace's name or time zone. */
  workspaceUpdate: build.mutation<Output<"workspace.update">, WriteArgument<"workspace.update">>(writes("workspace.update")),
});
