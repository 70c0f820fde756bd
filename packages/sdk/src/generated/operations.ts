// Generated from the list of operations by `npm run generate`: change the operations instead.
import type { InputOf, OperationBinding, OutputOf } from "../operation-types.ts";
import type * as types from "./types.gen.ts";

/** Input and output of every operation, by its name. */
export interface Operations {
  /** Make an API key. */
  "api_key.create": { input: InputOf<types.ApiKeyCreateData>; output: OutputOf<types.ApiKeyCreateResponses> };
  /** Read an API key. */
  "api_key.get": { input: InputOf<types.ApiKeyGetData>; output: OutputOf<types.ApiKeyGetResponses> };
  /** List API keys. */
  "api_key.list": { input: InputOf<types.ApiKeyListData>; output: OutputOf<types.ApiKeyListResponses> };
  /** Revoke an API key. */
  "api_key.revoke": { input: InputOf<types.ApiKeyRevokeData>; output: OutputOf<types.ApiKeyRevokeResponses> };
  /** Give an API key a new secret. */
  "api_key.rotate": { input: InputOf<types.ApiKeyRotateData>; output: OutputOf<types.ApiKeyRotateResponses> };
  /** Attach an uploaded file to a work item. */
  "attachment.create": { input: InputOf<types.AttachmentCreateData>; output: OutputOf<types.AttachmentCreateResponses> };
  /** Take a file off a work item; the file itself stays. */
  "attachment.delete": { input: InputOf<types.AttachmentDeleteData>; output: OutputOf<types.AttachmentDeleteResponses> };
  /** List the files that are attached to a work item. */
  "attachment.list": { input: InputOf<types.AttachmentListData>; output: OutputOf<types.AttachmentListResponses> };
  /** List audit records. */
  "audit_record.list": { input: InputOf<types.AuditRecordListData>; output: OutputOf<types.AuditRecordListResponses> };
  /** Verify the audit trail. */
  "audit_record.verify": { input: InputOf<types.AuditRecordVerifyData>; output: OutputOf<types.AuditRecordVerifyResponses> };
  /** Put a board away. */
  "board.archive": { input: InputOf<types.BoardArchiveData>; output: OutputOf<types.BoardArchiveResponses> };
  /** Make a board. */
  "board.create": { input: InputOf<types.BoardCreateData>; output: OutputOf<types.BoardCreateResponses> };
  /** Delete a board with its lists. */
  "board.delete": { input: InputOf<types.BoardDeleteData>; output: OutputOf<types.BoardDeleteResponses> };
  /** Read a board with its lists. */
  "board.get": { input: InputOf<types.BoardGetData>; output: OutputOf<types.BoardGetResponses> };
  /** List the boards that you may read. */
  "board.list": { input: InputOf<types.BoardListData>; output: OutputOf<types.BoardListResponses> };
  /** Take an archived board back into use. */
  "board.unarchive": { input: InputOf<types.BoardUnarchiveData>; output: OutputOf<types.BoardUnarchiveResponses> };
  /** Change a board's name or description, who approves new work, or make it the default of its workspace. */
  "board.update": { input: InputOf<types.BoardUpdateData>; output: OutputOf<types.BoardUpdateResponses> };
  /** Let boards show the same work items. */
  "board_link.create": { input: InputOf<types.BoardLinkCreateData>; output: OutputOf<types.BoardLinkCreateResponses> };
  /** Take a board link away. */
  "board_link.delete": { input: InputOf<types.BoardLinkDeleteData>; output: OutputOf<types.BoardLinkDeleteResponses> };
  /** Read which boards show the same work items, and how far they are. */
  "board_link.get": { input: InputOf<types.BoardLinkGetData>; output: OutputOf<types.BoardLinkGetResponses> };
  /** List the links of a board whose boards you may all read. */
  "board_link.list": { input: InputOf<types.BoardLinkListData>; output: OutputOf<types.BoardLinkListResponses> };
  /** See what a board link would do, without making it. */
  "board_link.preview": { input: InputOf<types.BoardLinkPreviewData>; output: OutputOf<types.BoardLinkPreviewResponses> };
  /** Change the rules of a board link, or let it rest. */
  "board_link.update": { input: InputOf<types.BoardLinkUpdateData>; output: OutputOf<types.BoardLinkUpdateResponses> };
  /** Save an idea. */
  "bookmark.create": { input: InputOf<types.BookmarkCreateData>; output: OutputOf<types.BookmarkCreateResponses> };
  /** Throw a saved idea away. */
  "bookmark.delete": { input: InputOf<types.BookmarkDeleteData>; output: OutputOf<types.BookmarkDeleteResponses> };
  /** Find saved ideas that are like an idea. */
  "bookmark.find_similar": { input: InputOf<types.BookmarkFindSimilarData>; output: OutputOf<types.BookmarkFindSimilarResponses> };
  /** Read a saved idea. */
  "bookmark.get": { input: InputOf<types.BookmarkGetData>; output: OutputOf<types.BookmarkGetResponses> };
  /** List saved ideas, the newest first. */
  "bookmark.list": { input: InputOf<types.BookmarkListData>; output: OutputOf<types.BookmarkListResponses> };
  /** Share a saved idea with a member, a workspace or everybody. */
  "bookmark.share": { input: InputOf<types.BookmarkShareData>; output: OutputOf<types.BookmarkShareResponses> };
  /** Stop sharing a saved idea with somebody. */
  "bookmark.unshare": { input: InputOf<types.BookmarkUnshareData>; output: OutputOf<types.BookmarkUnshareResponses> };
  /** Change the tags or the note of a saved idea. */
  "bookmark.update": { input: InputOf<types.BookmarkUpdateData>; output: OutputOf<types.BookmarkUpdateResponses> };
  /** Put a channel away. */
  "channel.archive": { input: InputOf<types.ChannelArchiveData>; output: OutputOf<types.ChannelArchiveResponses> };
  /** Make a channel. */
  "channel.create": { input: InputOf<types.ChannelCreateData>; output: OutputOf<types.ChannelCreateResponses> };
  /** Read a channel. */
  "channel.get": { input: InputOf<types.ChannelGetData>; output: OutputOf<types.ChannelGetResponses> };
  /** Join a public channel. */
  "channel.join": { input: InputOf<types.ChannelJoinData>; output: OutputOf<types.ChannelJoinResponses> };
  /** Leave a channel. */
  "channel.leave": { input: InputOf<types.ChannelLeaveData>; output: OutputOf<types.ChannelLeaveResponses> };
  /** List channels with their unread counts. */
  "channel.list": { input: InputOf<types.ChannelListData>; output: OutputOf<types.ChannelListResponses> };
  /** Say how far you have read in a channel. */
  "channel.mark_read": { input: InputOf<types.ChannelMarkReadData>; output: OutputOf<types.ChannelMarkReadResponses> };
  /** Take an archived channel into use again. */
  "channel.unarchive": { input: InputOf<types.ChannelUnarchiveData>; output: OutputOf<types.ChannelUnarchiveResponses> };
  /** Change a channel's name or topic. */
  "channel.update": { input: InputOf<types.ChannelUpdateData>; output: OutputOf<types.ChannelUpdateResponses> };
  /** Let the work of a channel go to the defaults again, by the channel. */
  "channel_mapping.clear": { input: InputOf<types.ChannelMappingClearData>; output: OutputOf<types.ChannelMappingClearResponses> };
  /** Write the channel mappings and defaults as a file. */
  "channel_mapping.export": { input: InputOf<types.ChannelMappingExportData>; output: OutputOf<types.ChannelMappingExportResponses> };
  /** Read a channel mapping. */
  "channel_mapping.get": { input: InputOf<types.ChannelMappingGetData>; output: OutputOf<types.ChannelMappingGetResponses> };
  /** Set the channel mappings and defaults that stand in a file. */
  "channel_mapping.import": { input: InputOf<types.ChannelMappingImportData>; output: OutputOf<types.ChannelMappingImportResponses> };
  /** List where the work of channels goes. */
  "channel_mapping.list": { input: InputOf<types.ChannelMappingListData>; output: OutputOf<types.ChannelMappingListResponses> };
  /** Let the work of a channel go to the defaults again. */
  "channel_mapping.remove": { input: InputOf<types.ChannelMappingRemoveData>; output: OutputOf<types.ChannelMappingRemoveResponses> };
  /** Say to which workspace, board or list the work of a channel goes. */
  "channel_mapping.set": { input: InputOf<types.ChannelMappingSetData>; output: OutputOf<types.ChannelMappingSetResponses> };
  /** Say where the work of channels without a mapping goes. */
  "channel_mapping.set_default": { input: InputOf<types.ChannelMappingSetDefaultData>; output: OutputOf<types.ChannelMappingSetDefaultResponses> };
  /** Read where the work of a channel goes, and how that board stands. */
  "channel_mapping.status": { input: InputOf<types.ChannelMappingStatusData>; output: OutputOf<types.ChannelMappingStatusResponses> };
  /** Post a test message into a mapped channel. */
  "channel_mapping.test": { input: InputOf<types.ChannelMappingTestData>; output: OutputOf<types.ChannelMappingTestResponses> };
  /** Say by name to which board the work of a channel goes. */
  "channel_mapping.use_board": { input: InputOf<types.ChannelMappingUseBoardData>; output: OutputOf<types.ChannelMappingUseBoardResponses> };
  /** Say by name where the work of channels without a mapping goes. */
  "channel_mapping.use_default": { input: InputOf<types.ChannelMappingUseDefaultData>; output: OutputOf<types.ChannelMappingUseDefaultResponses> };
  /** Add a member to a channel. */
  "channel_member.add": { input: InputOf<types.ChannelMemberAddData>; output: OutputOf<types.ChannelMemberAddResponses> };
  /** List who is in a channel. */
  "channel_member.list": { input: InputOf<types.ChannelMemberListData>; output: OutputOf<types.ChannelMemberListResponses> };
  /** Take a member out of a channel. */
  "channel_member.remove": { input: InputOf<types.ChannelMemberRemoveData>; output: OutputOf<types.ChannelMemberRemoveResponses> };
  /** Add an entry to a work item's checklist. */
  "checklist_entry.create": { input: InputOf<types.ChecklistEntryCreateData>; output: OutputOf<types.ChecklistEntryCreateResponses> };
  /** Take an entry off a checklist. */
  "checklist_entry.delete": { input: InputOf<types.ChecklistEntryDeleteData>; output: OutputOf<types.ChecklistEntryDeleteResponses> };
  /** Read a work item's checklist. */
  "checklist_entry.list": { input: InputOf<types.ChecklistEntryListData>; output: OutputOf<types.ChecklistEntryListResponses> };
  /** Change, tick or move an entry of a checklist. */
  "checklist_entry.update": { input: InputOf<types.ChecklistEntryUpdateData>; output: OutputOf<types.ChecklistEntryUpdateResponses> };
  /** List the branches and commits that name a work item. */
  "code_link.list": { input: InputOf<types.CodeLinkListData>; output: OutputOf<types.CodeLinkListResponses> };
  /** Comment on a work item. */
  "comment.create": { input: InputOf<types.CommentCreateData>; output: OutputOf<types.CommentCreateResponses> };
  /** Delete a comment; an empty place stays in the discussion. */
  "comment.delete": { input: InputOf<types.CommentDeleteData>; output: OutputOf<types.CommentDeleteResponses> };
  /** Read the comments of a work item, the oldest first. */
  "comment.list": { input: InputOf<types.CommentListData>; output: OutputOf<types.CommentListResponses> };
  /** Edit a comment. */
  "comment.update": { input: InputOf<types.CommentUpdateData>; output: OutputOf<types.CommentUpdateResponses> };
  /** Show a board of a platform here, and keep both the same. */
  "connected_board.create": { input: InputOf<types.ConnectedBoardCreateData>; output: OutputOf<types.ConnectedBoardCreateResponses> };
  /** Read how a board and its platform stand. */
  "connected_board.get": { input: InputOf<types.ConnectedBoardGetData>; output: OutputOf<types.ConnectedBoardGetResponses> };
  /** Read how well a board and its platform are kept the same. */
  "connected_board.health": { input: InputOf<types.ConnectedBoardHealthData>; output: OutputOf<types.ConnectedBoardHealthResponses> };
  /** List the boards that a platform shows too. */
  "connected_board.list": { input: InputOf<types.ConnectedBoardListData>; output: OutputOf<types.ConnectedBoardListResponses> };
  /** See what rules of a connected board would do, without setting them. */
  "connected_board.preview": { input: InputOf<types.ConnectedBoardPreviewData>; output: OutputOf<types.ConnectedBoardPreviewResponses> };
  /** Compare a board with its platform now. */
  "connected_board.reconcile": { input: InputOf<types.ConnectedBoardReconcileData>; output: OutputOf<types.ConnectedBoardReconcileResponses> };
  /** Stop keeping a board and its platform the same. */
  "connected_board.remove": { input: InputOf<types.ConnectedBoardRemoveData>; output: OutputOf<types.ConnectedBoardRemoveResponses> };
  /** Change the rules by which a board and its platform are kept the same. */
  "connected_board.update": { input: InputOf<types.ConnectedBoardUpdateData>; output: OutputOf<types.ConnectedBoardUpdateResponses> };
  /** Begin to connect a platform by consent. */
  "connection.begin_install": { input: InputOf<types.ConnectionBeginInstallData>; output: OutputOf<types.ConnectionBeginInstallResponses> };
  /** Connect a platform. */
  "connection.create": { input: InputOf<types.ConnectionCreateData>; output: OutputOf<types.ConnectionCreateResponses> };
  /** Finish to connect a platform by consent. */
  "connection.finish_install": { input: InputOf<types.ConnectionFinishInstallData>; output: OutputOf<types.ConnectionFinishInstallResponses> };
  /** Read a connection. */
  "connection.get": { input: InputOf<types.ConnectionGetData>; output: OutputOf<types.ConnectionGetResponses> };
  /** List connections. */
  "connection.list": { input: InputOf<types.ConnectionListData>; output: OutputOf<types.ConnectionListResponses> };
  /** Stop a connection's traffic for a while. */
  "connection.pause": { input: InputOf<types.ConnectionPauseData>; output: OutputOf<types.ConnectionPauseResponses> };
  /** Remove a connection and its secrets. */
  "connection.remove": { input: InputOf<types.ConnectionRemoveData>; output: OutputOf<types.ConnectionRemoveResponses> };
  /** Take a connection into use again. */
  "connection.resume": { input: InputOf<types.ConnectionResumeData>; output: OutputOf<types.ConnectionResumeResponses> };
  /** Ask a platform whether it answers. */
  "connection.test": { input: InputOf<types.ConnectionTestData>; output: OutputOf<types.ConnectionTestResponses> };
  /** Change a connection. */
  "connection.update": { input: InputOf<types.ConnectionUpdateData>; output: OutputOf<types.ConnectionUpdateResponses> };
  /** Read a call to a platform, with what was sent and answered. */
  "connection_call.get": { input: InputOf<types.ConnectionCallGetData>; output: OutputOf<types.ConnectionCallGetResponses> };
  /** List what went through a connection, the latest first. */
  "connection_log.list": { input: InputOf<types.ConnectionLogListData>; output: OutputOf<types.ConnectionLogListResponses> };
  /** Write what a platform's form for new applications wants to know. */
  "connector.describe_application": { input: InputOf<types.ConnectorDescribeApplicationData>; output: OutputOf<types.ConnectorDescribeApplicationResponses> };
  /** List the platforms that can be connected. */
  "connector.list": { input: InputOf<types.ConnectorListData>; output: OutputOf<types.ConnectorListResponses> };
  /** Have a platform register the organization's application. */
  "connector_application.begin_registration": { input: InputOf<types.ConnectorApplicationBeginRegistrationData>; output: OutputOf<types.ConnectorApplicationBeginRegistrationResponses> };
  /** Keep the application that a platform has registered. */
  "connector_application.finish_registration": { input: InputOf<types.ConnectorApplicationFinishRegistrationData>; output: OutputOf<types.ConnectorApplicationFinishRegistrationResponses> };
  /** Read the organization's application at a platform. */
  "connector_application.get": { input: InputOf<types.ConnectorApplicationGetData>; output: OutputOf<types.ConnectorApplicationGetResponses> };
  /** Remove the organization's application at a platform. */
  "connector_application.remove": { input: InputOf<types.ConnectorApplicationRemoveData>; output: OutputOf<types.ConnectorApplicationRemoveResponses> };
  /** Set the organization's application at a platform. */
  "connector_application.set": { input: InputOf<types.ConnectorApplicationSetData>; output: OutputOf<types.ConnectorApplicationSetResponses> };
  /** Answer a decision. */
  "decision.answer": { input: InputOf<types.DecisionAnswerData>; output: OutputOf<types.DecisionAnswerResponses> };
  /** Let somebody else answer a decision. */
  "decision.delegate": { input: InputOf<types.DecisionDelegateData>; output: OutputOf<types.DecisionDelegateResponses> };
  /** Read a decision. */
  "decision.get": { input: InputOf<types.DecisionGetData>; output: OutputOf<types.DecisionGetResponses> };
  /** List decisions, or what waits for your answer. */
  "decision.list": { input: InputOf<types.DecisionListData>; output: OutputOf<types.DecisionListResponses> };
  /** Take a decision back. */
  "decision.withdraw": { input: InputOf<types.DecisionWithdrawData>; output: OutputOf<types.DecisionWithdrawResponses> };
  /** List events. */
  "event.list": { input: InputOf<types.EventListData>; output: OutputOf<types.EventListResponses> };
  /** Say how many events there were on each of the last days. */
  "event.summarize": { input: InputOf<types.EventSummarizeData>; output: OutputOf<types.EventSummarizeResponses> };
  /** Link your platform account by the link that you got there. */
  "external_identity.accept_link": { input: InputOf<types.ExternalIdentityAcceptLinkData>; output: OutputOf<types.ExternalIdentityAcceptLinkResponses> };
  /** Make a link by which a platform person links the own account. */
  "external_identity.create_link": { input: InputOf<types.ExternalIdentityCreateLinkData>; output: OutputOf<types.ExternalIdentityCreateLinkResponses> };
  /** Read a platform account and whom it is linked to. */
  "external_identity.get": { input: InputOf<types.ExternalIdentityGetData>; output: OutputOf<types.ExternalIdentityGetResponses> };
  /** Link a platform account to a member. */
  "external_identity.link": { input: InputOf<types.ExternalIdentityLinkData>; output: OutputOf<types.ExternalIdentityLinkResponses> };
  /** List platform accounts and whom they are linked to. */
  "external_identity.list": { input: InputOf<types.ExternalIdentityListData>; output: OutputOf<types.ExternalIdentityListResponses> };
  /** Take the link of a platform account back. */
  "external_identity.unlink": { input: InputOf<types.ExternalIdentityUnlinkData>; output: OutputOf<types.ExternalIdentityUnlinkResponses> };
  /** List a work item's copies on platforms. */
  "external_link.list": { input: InputOf<types.ExternalLinkListData>; output: OutputOf<types.ExternalLinkListResponses> };
  /** Set a field that only the platform of a copy knows. */
  "external_link.set_field": { input: InputOf<types.ExternalLinkSetFieldData>; output: OutputOf<types.ExternalLinkSetFieldResponses> };
  /** Make a download link for a file. */
  "file.create_link": { input: InputOf<types.FileCreateLinkData>; output: OutputOf<types.FileCreateLinkResponses> };
  /** Delete a file. */
  "file.delete": { input: InputOf<types.FileDeleteData>; output: OutputOf<types.FileDeleteResponses> };
  /** Download a file. */
  "file.download": { input: InputOf<types.FileDownloadData>; output: OutputOf<types.FileDownloadResponses> };
  /** Read what is known of a file. */
  "file.get": { input: InputOf<types.FileGetData>; output: OutputOf<types.FileGetResponses> };
  /** List files, the latest first. */
  "file.list": { input: InputOf<types.FileListData>; output: OutputOf<types.FileListResponses> };
  /** Download a file by its link. */
  "file.open_link": { input: InputOf<types.FileOpenLinkData>; output: OutputOf<types.FileOpenLinkResponses> };
  /** Upload a file. */
  "file.upload": { input: InputOf<types.FileUploadData>; output: OutputOf<types.FileUploadResponses> };
  /** Give a member a role. */
  "grant.create": { input: InputOf<types.GrantCreateData>; output: OutputOf<types.GrantCreateResponses> };
  /** Take a role away from a member. */
  "grant.delete": { input: InputOf<types.GrantDeleteData>; output: OutputOf<types.GrantDeleteResponses> };
  /** List who has which role where. */
  "grant.list": { input: InputOf<types.GrantListData>; output: OutputOf<types.GrantListResponses> };
  /** Read an idea with its evaluation. */
  "idea.get": { input: InputOf<types.IdeaGetData>; output: OutputOf<types.IdeaGetResponses> };
  /** List ideas, the latest run first and in it the best first. */
  "idea.list": { input: InputOf<types.IdeaListData>; output: OutputOf<types.IdeaListResponses> };
  /** Make a work item of an idea. */
  "idea.make_item": { input: InputOf<types.IdeaMakeItemData>; output: OutputOf<types.IdeaMakeItemResponses> };
  /** Start an idea run that builds on ideas. */
  "idea.remix": { input: InputOf<types.IdeaRemixData>; output: OutputOf<types.IdeaRemixResponses> };
  /** Show an idea or its evaluation in a channel. */
  "idea.share": { input: InputOf<types.IdeaShareData>; output: OutputOf<types.IdeaShareResponses> };
  /** Cancel an idea run. */
  "idea_run.cancel": { input: InputOf<types.IdeaRunCancelData>; output: OutputOf<types.IdeaRunCancelResponses> };
  /** Turn a topic into ranked, evaluated ideas. */
  "idea_run.create": { input: InputOf<types.IdeaRunCreateData>; output: OutputOf<types.IdeaRunCreateResponses> };
  /** Read an idea run with its ideas. */
  "idea_run.get": { input: InputOf<types.IdeaRunGetData>; output: OutputOf<types.IdeaRunGetResponses> };
  /** List idea runs, the latest first. */
  "idea_run.list": { input: InputOf<types.IdeaRunListData>; output: OutputOf<types.IdeaRunListResponses> };
  /** Read a delivery of a platform, as it came. */
  "inbound_event.get": { input: InputOf<types.InboundEventGetData>; output: OutputOf<types.InboundEventGetResponses> };
  /** Handle a delivery of a platform again. */
  "inbound_event.replay": { input: InputOf<types.InboundEventReplayData>; output: OutputOf<types.InboundEventReplayResponses> };
  /** Say whether this installation is set up. */
  "installation.get": { input: InputOf<types.InstallationGetData>; output: OutputOf<types.InstallationGetResponses> };
  /** Join an organization by an invitation. */
  "invitation.accept": { input: InputOf<types.InvitationAcceptData>; output: OutputOf<types.InvitationAcceptResponses> };
  /** Invite a person by a link that works once. */
  "invitation.create": { input: InputOf<types.InvitationCreateData>; output: OutputOf<types.InvitationCreateResponses> };
  /** List who was invited. */
  "invitation.list": { input: InputOf<types.InvitationListData>; output: OutputOf<types.InvitationListResponses> };
  /** Take an invitation back. */
  "invitation.revoke": { input: InputOf<types.InvitationRevokeData>; output: OutputOf<types.InvitationRevokeResponses> };
  /** Throw a dead job away. */
  "job.discard": { input: InputOf<types.JobDiscardData>; output: OutputOf<types.JobDiscardResponses> };
  /** List dead jobs, the latest first. */
  "job.list": { input: InputOf<types.JobListData>; output: OutputOf<types.JobListResponses> };
  /** Queue a dead job again. */
  "job.replay": { input: InputOf<types.JobReplayData>; output: OutputOf<types.JobReplayResponses> };
  /** Make a label. */
  "label.create": { input: InputOf<types.LabelCreateData>; output: OutputOf<types.LabelCreateResponses> };
  /** Delete a label, and take it off every work item. */
  "label.delete": { input: InputOf<types.LabelDeleteData>; output: OutputOf<types.LabelDeleteResponses> };
  /** List the labels that you may read. */
  "label.list": { input: InputOf<types.LabelListData>; output: OutputOf<types.LabelListResponses> };
  /** Change a label's name or colour. */
  "label.update": { input: InputOf<types.LabelUpdateData>; output: OutputOf<types.LabelUpdateResponses> };
  /** Put a list away. */
  "list.archive": { input: InputOf<types.ListArchiveData>; output: OutputOf<types.ListArchiveResponses> };
  /** Add a list to a board. */
  "list.create": { input: InputOf<types.ListCreateData>; output: OutputOf<types.ListCreateResponses> };
  /** Delete a list, moving its work items to another one. */
  "list.delete": { input: InputOf<types.ListDeleteData>; output: OutputOf<types.ListDeleteResponses> };
  /** Take an archived list back into use. */
  "list.unarchive": { input: InputOf<types.ListUnarchiveData>; output: OutputOf<types.ListUnarchiveResponses> };
  /** Change a list's name, category or place on the board. */
  "list.update": { input: InputOf<types.ListUpdateData>; output: OutputOf<types.ListUpdateResponses> };
  /** Begin to let us write on a platform in your name. */
  "mandate.begin": { input: InputOf<types.MandateBeginData>; output: OutputOf<types.MandateBeginResponses> };
  /** Let us write on a platform in your name, once you have consented there. */
  "mandate.finish": { input: InputOf<types.MandateFinishData>; output: OutputOf<types.MandateFinishResponses> };
  /** List on which connections you let us write in your name. */
  "mandate.list": { input: InputOf<types.MandateListData>; output: OutputOf<types.MandateListResponses> };
  /** Let us write on a platform in your name no longer. */
  "mandate.withdraw": { input: InputOf<types.MandateWithdrawData>; output: OutputOf<types.MandateWithdrawResponses> };
  /** Read who you are and what you may do. */
  "me.get": { input: InputOf<types.MeGetData>; output: OutputOf<types.MeGetResponses> };
  /** Take a member's access away. */
  "member.deactivate": { input: InputOf<types.MemberDeactivateData>; output: OutputOf<types.MemberDeactivateResponses> };
  /** Read a member. */
  "member.get": { input: InputOf<types.MemberGetData>; output: OutputOf<types.MemberGetResponses> };
  /** List the members of your organization. */
  "member.list": { input: InputOf<types.MemberListData>; output: OutputOf<types.MemberListResponses> };
  /** Give a member's access back. */
  "member.reactivate": { input: InputOf<types.MemberReactivateData>; output: OutputOf<types.MemberReactivateResponses> };
  /** Remove a member from your organization. */
  "member.remove": { input: InputOf<types.MemberRemoveData>; output: OutputOf<types.MemberRemoveResponses> };
  /** Change a member's name, handle or time zone. */
  "member.update": { input: InputOf<types.MemberUpdateData>; output: OutputOf<types.MemberUpdateResponses> };
  /** List the messages and comments that mention you, the latest first. */
  "mention.list": { input: InputOf<types.MentionListData>; output: OutputOf<types.MentionListResponses> };
  /** Say that you have read a mention of you. */
  "mention.mark_read": { input: InputOf<types.MentionMarkReadData>; output: OutputOf<types.MentionMarkReadResponses> };
  /** Delete a message. */
  "message.delete": { input: InputOf<types.MessageDeleteData>; output: OutputOf<types.MessageDeleteResponses> };
  /** Read a message. */
  "message.get": { input: InputOf<types.MessageGetData>; output: OutputOf<types.MessageGetResponses> };
  /** List messages. */
  "message.list": { input: InputOf<types.MessageListData>; output: OutputOf<types.MessageListResponses> };
  /** Write a message. */
  "message.post": { input: InputOf<types.MessagePostData>; output: OutputOf<types.MessagePostResponses> };
  /** Press a button of a card. */
  "message.press": { input: InputOf<types.MessagePressData>; output: OutputOf<types.MessagePressResponses> };
  /** Edit your message. */
  "message.update": { input: InputOf<types.MessageUpdateData>; output: OutputOf<types.MessageUpdateResponses> };
  /** List what models cost. */
  "model_price.list": { input: InputOf<types.ModelPriceListData>; output: OutputOf<types.ModelPriceListResponses> };
  /** Set what a model costs, or go back to its list price. */
  "model_price.set": { input: InputOf<types.ModelPriceSetData>; output: OutputOf<types.ModelPriceSetResponses> };
  /** Connect a model provider. */
  "model_provider.create": { input: InputOf<types.ModelProviderCreateData>; output: OutputOf<types.ModelProviderCreateResponses> };
  /** Remove a model provider and its key. */
  "model_provider.delete": { input: InputOf<types.ModelProviderDeleteData>; output: OutputOf<types.ModelProviderDeleteResponses> };
  /** Look for an Ollama on the machine of the server. */
  "model_provider.discover": { input: InputOf<types.ModelProviderDiscoverData>; output: OutputOf<types.ModelProviderDiscoverResponses> };
  /** Read a model provider. */
  "model_provider.get": { input: InputOf<types.ModelProviderGetData>; output: OutputOf<types.ModelProviderGetResponses> };
  /** List model providers in the order in which they are asked. */
  "model_provider.list": { input: InputOf<types.ModelProviderListData>; output: OutputOf<types.ModelProviderListResponses> };
  /** Set the order in which model providers are asked. */
  "model_provider.order": { input: InputOf<types.ModelProviderOrderData>; output: OutputOf<types.ModelProviderOrderResponses> };
  /** Ask a model provider whether it answers. */
  "model_provider.test": { input: InputOf<types.ModelProviderTestData>; output: OutputOf<types.ModelProviderTestResponses> };
  /** Change a model provider. */
  "model_provider.update": { input: InputOf<types.ModelProviderUpdateData>; output: OutputOf<types.ModelProviderUpdateResponses> };
  /** List what the system can do. */
  "operation.list": { input: InputOf<types.OperationListData>; output: OutputOf<types.OperationListResponses> };
  /** Make an organization with its first administrator. */
  "organization.bootstrap": { input: InputOf<types.OrganizationBootstrapData>; output: OutputOf<types.OrganizationBootstrapResponses> };
  /** Make an organization with sample data. */
  "organization.explore": { input: InputOf<types.OrganizationExploreData>; output: OutputOf<types.OrganizationExploreResponses> };
  /** Read your organization. */
  "organization.get": { input: InputOf<types.OrganizationGetData>; output: OutputOf<types.OrganizationGetResponses> };
  /** Change your organization's name, default workspace or settings. */
  "organization.update": { input: InputOf<types.OrganizationUpdateData>; output: OutputOf<types.OrganizationUpdateResponses> };
  /** Set a new password by a reset link. */
  "password_reset.accept": { input: InputOf<types.PasswordResetAcceptData>; output: OutputOf<types.PasswordResetAcceptResponses> };
  /** Make a password reset link for a member. */
  "password_reset.create": { input: InputOf<types.PasswordResetCreateData>; output: OutputOf<types.PasswordResetCreateResponses> };
  /** Make a password reset link as the operator of the installation. */
  "password_reset.create_as_operator": { input: InputOf<types.PasswordResetCreateAsOperatorData>; output: OutputOf<types.PasswordResetCreateAsOperatorResponses> };
  /** Explain why a permission is given or denied. */
  "permission.explain": { input: InputOf<types.PermissionExplainData>; output: OutputOf<types.PermissionExplainResponses> };
  /** List the boards that a connection reaches. */
  "platform_board.list": { input: InputOf<types.PlatformBoardListData>; output: OutputOf<types.PlatformBoardListResponses> };
  /** List the channels that a connection reaches. */
  "platform_channel.list": { input: InputOf<types.PlatformChannelListData>; output: OutputOf<types.PlatformChannelListResponses> };
  /** Take webhooks that are left over off a connection's platform. */
  "platform_hook.clean_up": { input: InputOf<types.PlatformHookCleanUpData>; output: OutputOf<types.PlatformHookCleanUpResponses> };
  /** List the webhooks that a connection's token has at its platform. */
  "platform_hook.list": { input: InputOf<types.PlatformHookListData>; output: OutputOf<types.PlatformHookListResponses> };
  /** Have a platform look at our address again. */
  "platform_hook.test": { input: InputOf<types.PlatformHookTestData>; output: OutputOf<types.PlatformHookTestResponses> };
  /** Say that you are looking at a board, channel or work item. */
  "presence.announce": { input: InputOf<types.PresenceAnnounceData>; output: OutputOf<types.PresenceAnnounceResponses> };
  /** List the pull requests of a work item. */
  "pull_request.list": { input: InputOf<types.PullRequestListData>; output: OutputOf<types.PullRequestListResponses> };
  /** List the pull requests of a connected board, the newest first. */
  "pull_request.list_of_board": { input: InputOf<types.PullRequestListOfBoardData>; output: OutputOf<types.PullRequestListOfBoardResponses> };
  /** Read what becomes of the pull requests of a connected board. */
  "pull_request_rules.get": { input: InputOf<types.PullRequestRulesGetData>; output: OutputOf<types.PullRequestRulesGetResponses> };
  /** Say what becomes of the pull requests of a connected board. */
  "pull_request_rules.set": { input: InputOf<types.PullRequestRulesSetData>; output: OutputOf<types.PullRequestRulesSetResponses> };
  /** React to a message. */
  "reaction.add": { input: InputOf<types.ReactionAddData>; output: OutputOf<types.ReactionAddResponses> };
  /** Take your reaction back. */
  "reaction.remove": { input: InputOf<types.ReactionRemoveData>; output: OutputOf<types.ReactionRemoveResponses> };
  /** Cancel a run. */
  "run.cancel": { input: InputOf<types.RunCancelData>; output: OutputOf<types.RunCancelResponses> };
  /** Read a run. */
  "run.get": { input: InputOf<types.RunGetData>; output: OutputOf<types.RunGetResponses> };
  /** List runs, the latest first. */
  "run.list": { input: InputOf<types.RunListData>; output: OutputOf<types.RunListResponses> };
  /** List the steps of a run in the order in which they were begun. */
  "run.list_steps": { input: InputOf<types.RunListStepsData>; output: OutputOf<types.RunListStepsResponses> };
  /** Sign in with e-mail address and password. */
  "session.create": { input: InputOf<types.SessionCreateData>; output: OutputOf<types.SessionCreateResponses> };
  /** List the devices on which you are signed in. */
  "session.list": { input: InputOf<types.SessionListData>; output: OutputOf<types.SessionListResponses> };
  /** Exchange a refresh token for new tokens. */
  "session.refresh": { input: InputOf<types.SessionRefreshData>; output: OutputOf<types.SessionRefreshResponses> };
  /** Sign out on a device. */
  "session.revoke": { input: InputOf<types.SessionRevokeData>; output: OutputOf<types.SessionRevokeResponses> };
  /** Sign out everywhere. */
  "session.revoke_all": { input: InputOf<types.SessionRevokeAllData>; output: OutputOf<types.SessionRevokeAllResponses> };
  /** Sign in to another of your organizations. */
  "session.switch": { input: InputOf<types.SessionSwitchData>; output: OutputOf<types.SessionSwitchResponses> };
  /** List what both sides of connected boards differ in until people decide. */
  "sync_conflict.list": { input: InputOf<types.SyncConflictListData>; output: OutputOf<types.SyncConflictListResponses> };
  /** Add up what models used and cost, by model, member or day. */
  "usage.summarize": { input: InputOf<types.UsageSummarizeData>; output: OutputOf<types.UsageSummarizeResponses> };
  /** List calls of models with what they used and cost, the latest first. */
  "usage_record.list": { input: InputOf<types.UsageRecordListData>; output: OutputOf<types.UsageRecordListResponses> };
  /** Put a work item away. */
  "work_item.archive": { input: InputOf<types.WorkItemArchiveData>; output: OutputOf<types.WorkItemArchiveResponses> };
  /** Give a work item to a person. */
  "work_item.assign": { input: InputOf<types.WorkItemAssignData>; output: OutputOf<types.WorkItemAssignResponses> };
  /** Read a name for the branch on which a work item is done. */
  "work_item.branch_name": { input: InputOf<types.WorkItemBranchNameData>; output: OutputOf<types.WorkItemBranchNameResponses> };
  /** Make a work item from a line as people type it. */
  "work_item.capture": { input: InputOf<types.WorkItemCaptureData>; output: OutputOf<types.WorkItemCaptureResponses> };
  /** Mark a work item as done. */
  "work_item.complete": { input: InputOf<types.WorkItemCompleteData>; output: OutputOf<types.WorkItemCompleteResponses> };
  /** Make a work item. */
  "work_item.create": { input: InputOf<types.WorkItemCreateData>; output: OutputOf<types.WorkItemCreateResponses> };
  /** Delete a work item for good. */
  "work_item.delete": { input: InputOf<types.WorkItemDeleteData>; output: OutputOf<types.WorkItemDeleteResponses> };
  /** Say why a work item stands as it does. */
  "work_item.explain": { input: InputOf<types.WorkItemExplainData>; output: OutputOf<types.WorkItemExplainResponses> };
  /** Read a work item. */
  "work_item.get": { input: InputOf<types.WorkItemGetData>; output: OutputOf<types.WorkItemGetResponses> };
  /** Read what happened to a work item, field by field. */
  "work_item.history": { input: InputOf<types.WorkItemHistoryData>; output: OutputOf<types.WorkItemHistoryResponses> };
  /** List work items that you may read. */
  "work_item.list": { input: InputOf<types.WorkItemListData>; output: OutputOf<types.WorkItemListResponses> };
  /** Make one work item of two that are the same work. */
  "work_item.merge": { input: InputOf<types.WorkItemMergeData>; output: OutputOf<types.WorkItemMergeResponses> };
  /** Move a work item within its list, to another list or to another board. */
  "work_item.move": { input: InputOf<types.WorkItemMoveData>; output: OutputOf<types.WorkItemMoveResponses> };
  /** Understand quick-add text, without making anything. */
  "work_item.parse": { input: InputOf<types.WorkItemParseData>; output: OutputOf<types.WorkItemParseResponses> };
  /** Place a work item on a further board. */
  "work_item.place": { input: InputOf<types.WorkItemPlaceData>; output: OutputOf<types.WorkItemPlaceResponses> };
  /** Show a work item in a channel. */
  "work_item.share": { input: InputOf<types.WorkItemShareData>; output: OutputOf<types.WorkItemShareResponses> };
  /** Take an archived work item back into use. */
  "work_item.unarchive": { input: InputOf<types.WorkItemUnarchiveData>; output: OutputOf<types.WorkItemUnarchiveResponses> };
  /** Take a work item off a person. */
  "work_item.unassign": { input: InputOf<types.WorkItemUnassignData>; output: OutputOf<types.WorkItemUnassignResponses> };
  /** Take a change of a work item back. */
  "work_item.undo": { input: InputOf<types.WorkItemUndoData>; output: OutputOf<types.WorkItemUndoResponses> };
  /** Take a work item off one of its boards. */
  "work_item.unplace": { input: InputOf<types.WorkItemUnplaceData>; output: OutputOf<types.WorkItemUnplaceResponses> };
  /** Change fields of a work item. */
  "work_item.update": { input: InputOf<types.WorkItemUpdateData>; output: OutputOf<types.WorkItemUpdateResponses> };
  /** Put a workspace away. */
  "workspace.archive": { input: InputOf<types.WorkspaceArchiveData>; output: OutputOf<types.WorkspaceArchiveResponses> };
  /** Make a workspace for a team. */
  "workspace.create": { input: InputOf<types.WorkspaceCreateData>; output: OutputOf<types.WorkspaceCreateResponses> };
  /** Delete a workspace and everything in it. */
  "workspace.delete": { input: InputOf<types.WorkspaceDeleteData>; output: OutputOf<types.WorkspaceDeleteResponses> };
  /** Read a workspace. */
  "workspace.get": { input: InputOf<types.WorkspaceGetData>; output: OutputOf<types.WorkspaceGetResponses> };
  /** List the workspaces that you can see. */
  "workspace.list": { input: InputOf<types.WorkspaceListData>; output: OutputOf<types.WorkspaceListResponses> };
  /** Take an archived workspace back into use. */
  "workspace.restore": { input: InputOf<types.WorkspaceRestoreData>; output: OutputOf<types.WorkspaceRestoreResponses> };
  /** Change a workspace's name or time zone. */
  "workspace.update": { input: InputOf<types.WorkspaceUpdateData>; output: OutputOf<types.WorkspaceUpdateResponses> };
}

/** How every operation is called over HTTP, by its name. */
export const operationBindings = {
  "api_key.create": { method: "POST", path: "/api-keys", effect: "danger" },
  "api_key.get": { method: "GET", path: "/api-keys/{id}", effect: "read" },
  "api_key.list": { method: "GET", path: "/api-keys", effect: "read" },
  "api_key.revoke": { method: "POST", path: "/api-keys/{id}/revoke", effect: "danger" },
  "api_key.rotate": { method: "POST", path: "/api-keys/{id}/rotate", effect: "danger" },
  "attachment.create": { method: "POST", path: "/work-items/{workItemId}/attachments", effect: "write" },
  "attachment.delete": { method: "DELETE", path: "/attachments/{id}", effect: "write" },
  "attachment.list": { method: "GET", path: "/work-items/{workItemId}/attachments", effect: "read" },
  "audit_record.list": { method: "GET", path: "/audit-records", effect: "read" },
  "audit_record.verify": { method: "POST", path: "/audit-records/verify", effect: "read" },
  "board.archive": { method: "POST", path: "/boards/{id}/archive", effect: "write" },
  "board.create": { method: "POST", path: "/boards", effect: "write" },
  "board.delete": { method: "DELETE", path: "/boards/{id}", effect: "danger" },
  "board.get": { method: "GET", path: "/boards/{id}", effect: "read" },
  "board.list": { method: "GET", path: "/boards", effect: "read" },
  "board.unarchive": { method: "POST", path: "/boards/{id}/unarchive", effect: "write" },
  "board.update": { method: "PATCH", path: "/boards/{id}", effect: "write" },
  "board_link.create": { method: "POST", path: "/board-links", effect: "write" },
  "board_link.delete": { method: "DELETE", path: "/board-links/{id}", effect: "danger" },
  "board_link.get": { method: "GET", path: "/board-links/{id}", effect: "read" },
  "board_link.list": { method: "GET", path: "/boards/{boardId}/links", effect: "read" },
  "board_link.preview": { method: "POST", path: "/board-links/preview", effect: "read" },
  "board_link.update": { method: "PATCH", path: "/board-links/{id}", effect: "write" },
  "bookmark.create": { method: "POST", path: "/bookmarks", effect: "write" },
  "bookmark.delete": { method: "DELETE", path: "/bookmarks/{id}", effect: "danger" },
  "bookmark.find_similar": { method: "POST", path: "/bookmarks/find-similar", effect: "read" },
  "bookmark.get": { method: "GET", path: "/bookmarks/{id}", effect: "read" },
  "bookmark.list": { method: "GET", path: "/bookmarks", effect: "read" },
  "bookmark.share": { method: "POST", path: "/bookmarks/{id}/share", effect: "write" },
  "bookmark.unshare": { method: "POST", path: "/bookmarks/{id}/unshare", effect: "write" },
  "bookmark.update": { method: "PATCH", path: "/bookmarks/{id}", effect: "write" },
  "channel.archive": { method: "POST", path: "/channels/{id}/archive", effect: "write" },
  "channel.create": { method: "POST", path: "/channels", effect: "write" },
  "channel.get": { method: "GET", path: "/channels/{id}", effect: "read" },
  "channel.join": { method: "POST", path: "/channels/{id}/join", effect: "write" },
  "channel.leave": { method: "POST", path: "/channels/{id}/leave", effect: "write" },
  "channel.list": { method: "GET", path: "/channels", effect: "read" },
  "channel.mark_read": { method: "POST", path: "/channels/{id}/mark-read", effect: "write" },
  "channel.unarchive": { method: "POST", path: "/channels/{id}/unarchive", effect: "write" },
  "channel.update": { method: "PATCH", path: "/channels/{id}", effect: "write" },
  "channel_mapping.clear": { method: "POST", path: "/channel-mappings/clear", effect: "write" },
  "channel_mapping.export": { method: "GET", path: "/channel-mappings/export", effect: "read", answersBytes: true },
  "channel_mapping.get": { method: "GET", path: "/channel-mappings/{id}", effect: "read" },
  "channel_mapping.import": { method: "POST", path: "/channel-mappings/import", effect: "write", sendsBytes: true },
  "channel_mapping.list": { method: "GET", path: "/channel-mappings", effect: "read" },
  "channel_mapping.remove": { method: "DELETE", path: "/channel-mappings/{id}", effect: "danger" },
  "channel_mapping.set": { method: "PUT", path: "/channel-mappings", effect: "write" },
  "channel_mapping.set_default": { method: "PUT", path: "/channel-mappings/default", effect: "write" },
  "channel_mapping.status": { method: "GET", path: "/connections/{connectionId}/channels/{platformChannelId}/status", effect: "read" },
  "channel_mapping.test": { method: "POST", path: "/channel-mappings/{id}/test", effect: "write" },
  "channel_mapping.use_board": { method: "POST", path: "/channel-mappings/use-board", effect: "write" },
  "channel_mapping.use_default": { method: "POST", path: "/channel-mappings/use-default", effect: "write" },
  "channel_member.add": { method: "POST", path: "/channels/{channelId}/members", effect: "write" },
  "channel_member.list": { method: "GET", path: "/channels/{channelId}/members", effect: "read" },
  "channel_member.remove": { method: "DELETE", path: "/channels/{channelId}/members/{memberId}", effect: "write" },
  "checklist_entry.create": { method: "POST", path: "/work-items/{workItemId}/checklist-entries", effect: "write" },
  "checklist_entry.delete": { method: "DELETE", path: "/checklist-entries/{id}", effect: "write" },
  "checklist_entry.list": { method: "GET", path: "/work-items/{workItemId}/checklist-entries", effect: "read" },
  "checklist_entry.update": { method: "PATCH", path: "/checklist-entries/{id}", effect: "write" },
  "code_link.list": { method: "GET", path: "/work-items/{workItemId}/code-links", effect: "read" },
  "comment.create": { method: "POST", path: "/work-items/{workItemId}/comments", effect: "write" },
  "comment.delete": { method: "DELETE", path: "/comments/{id}", effect: "write" },
  "comment.list": { method: "GET", path: "/work-items/{workItemId}/comments", effect: "read" },
  "comment.update": { method: "PATCH", path: "/comments/{id}", effect: "write" },
  "connected_board.create": { method: "POST", path: "/connected-boards", effect: "write" },
  "connected_board.get": { method: "GET", path: "/connected-boards/{id}", effect: "read" },
  "connected_board.health": { method: "GET", path: "/connected-boards/{id}/health", effect: "read" },
  "connected_board.list": { method: "GET", path: "/connected-boards", effect: "read" },
  "connected_board.preview": { method: "POST", path: "/connected-boards/{id}/preview", effect: "read" },
  "connected_board.reconcile": { method: "POST", path: "/connected-boards/{id}/reconcile", effect: "write" },
  "connected_board.remove": { method: "DELETE", path: "/connected-boards/{id}", effect: "danger" },
  "connected_board.update": { method: "PATCH", path: "/connected-boards/{id}", effect: "write" },
  "connection.begin_install": { method: "POST", path: "/connections/begin-install", effect: "write" },
  "connection.create": { method: "POST", path: "/connections", effect: "danger" },
  "connection.finish_install": { method: "POST", path: "/connections/finish-install", effect: "danger" },
  "connection.get": { method: "GET", path: "/connections/{id}", effect: "read" },
  "connection.list": { method: "GET", path: "/connections", effect: "read" },
  "connection.pause": { method: "POST", path: "/connections/{id}/pause", effect: "write" },
  "connection.remove": { method: "DELETE", path: "/connections/{id}", effect: "danger" },
  "connection.resume": { method: "POST", path: "/connections/{id}/resume", effect: "write" },
  "connection.test": { method: "POST", path: "/connections/{id}/test", effect: "write" },
  "connection.update": { method: "PATCH", path: "/connections/{id}", effect: "danger" },
  "connection_call.get": { method: "GET", path: "/connection-calls/{id}", effect: "read" },
  "connection_log.list": { method: "GET", path: "/connections/{id}/log", effect: "read" },
  "connector.describe_application": { method: "GET", path: "/connectors/{name}/application-form", effect: "read" },
  "connector.list": { method: "GET", path: "/connectors", effect: "read" },
  "connector_application.begin_registration": { method: "POST", path: "/connectors/{name}/application/begin-registration", effect: "write" },
  "connector_application.finish_registration": { method: "POST", path: "/connectors/finish-registration", effect: "danger" },
  "connector_application.get": { method: "GET", path: "/connectors/{name}/application", effect: "read" },
  "connector_application.remove": { method: "DELETE", path: "/connectors/{name}/application", effect: "danger" },
  "connector_application.set": { method: "PUT", path: "/connectors/{name}/application", effect: "danger" },
  "decision.answer": { method: "POST", path: "/decisions/{id}/answer", effect: "write" },
  "decision.delegate": { method: "POST", path: "/decisions/{id}/delegate", effect: "write" },
  "decision.get": { method: "GET", path: "/decisions/{id}", effect: "read" },
  "decision.list": { method: "GET", path: "/decisions", effect: "read" },
  "decision.withdraw": { method: "POST", path: "/decisions/{id}/withdraw", effect: "write" },
  "event.list": { method: "GET", path: "/events", effect: "read" },
  "event.summarize": { method: "GET", path: "/events/summary", effect: "read" },
  "external_identity.accept_link": { method: "POST", path: "/external-identities/accept-link", effect: "write" },
  "external_identity.create_link": { method: "POST", path: "/external-identities/create-link", effect: "write" },
  "external_identity.get": { method: "GET", path: "/external-identities/{id}", effect: "read" },
  "external_identity.link": { method: "POST", path: "/external-identities/{id}/link", effect: "danger" },
  "external_identity.list": { method: "GET", path: "/external-identities", effect: "read" },
  "external_identity.unlink": { method: "POST", path: "/external-identities/{id}/unlink", effect: "write" },
  "external_link.list": { method: "GET", path: "/work-items/{workItemId}/external-links", effect: "read" },
  "external_link.set_field": { method: "PUT", path: "/external-links/{id}/fields/{platformFieldId}", effect: "write" },
  "file.create_link": { method: "POST", path: "/files/{id}/create-link", effect: "write" },
  "file.delete": { method: "DELETE", path: "/files/{id}", effect: "danger" },
  "file.download": { method: "GET", path: "/files/{id}/content", effect: "read", answersBytes: true },
  "file.get": { method: "GET", path: "/files/{id}", effect: "read" },
  "file.list": { method: "GET", path: "/files", effect: "read" },
  "file.open_link": { method: "GET", path: "/files/by-link/{token}", effect: "read", answersBytes: true },
  "file.upload": { method: "POST", path: "/files", effect: "write", sendsBytes: true },
  "grant.create": { method: "POST", path: "/grants", effect: "danger" },
  "grant.delete": { method: "DELETE", path: "/grants/{id}", effect: "danger" },
  "grant.list": { method: "GET", path: "/grants", effect: "read" },
  "idea.get": { method: "GET", path: "/ideas/{id}", effect: "read" },
  "idea.list": { method: "GET", path: "/ideas", effect: "read" },
  "idea.make_item": { method: "POST", path: "/ideas/{id}/make-item", effect: "write", approvable: true },
  "idea.remix": { method: "POST", path: "/ideas/remix", effect: "write" },
  "idea.share": { method: "POST", path: "/ideas/{id}/share", effect: "write" },
  "idea_run.cancel": { method: "POST", path: "/idea-runs/{id}/cancel", effect: "write" },
  "idea_run.create": { method: "POST", path: "/idea-runs", effect: "write" },
  "idea_run.get": { method: "GET", path: "/idea-runs/{id}", effect: "read" },
  "idea_run.list": { method: "GET", path: "/idea-runs", effect: "read" },
  "inbound_event.get": { method: "GET", path: "/inbound-events/{id}", effect: "read" },
  "inbound_event.replay": { method: "POST", path: "/inbound-events/{id}/replay", effect: "write" },
  "installation.get": { method: "GET", path: "/installation", effect: "read" },
  "invitation.accept": { method: "POST", path: "/invitations/accept", effect: "write" },
  "invitation.create": { method: "POST", path: "/invitations", effect: "danger" },
  "invitation.list": { method: "GET", path: "/invitations", effect: "read" },
  "invitation.revoke": { method: "POST", path: "/invitations/{id}/revoke", effect: "write" },
  "job.discard": { method: "POST", path: "/jobs/{id}/discard", effect: "danger" },
  "job.list": { method: "GET", path: "/jobs/dead", effect: "read" },
  "job.replay": { method: "POST", path: "/jobs/{id}/replay", effect: "write" },
  "label.create": { method: "POST", path: "/labels", effect: "write" },
  "label.delete": { method: "DELETE", path: "/labels/{id}", effect: "danger" },
  "label.list": { method: "GET", path: "/labels", effect: "read" },
  "label.update": { method: "PATCH", path: "/labels/{id}", effect: "write" },
  "list.archive": { method: "POST", path: "/lists/{id}/archive", effect: "write" },
  "list.create": { method: "POST", path: "/lists", effect: "write" },
  "list.delete": { method: "DELETE", path: "/lists/{id}", effect: "danger" },
  "list.unarchive": { method: "POST", path: "/lists/{id}/unarchive", effect: "write" },
  "list.update": { method: "PATCH", path: "/lists/{id}", effect: "write" },
  "mandate.begin": { method: "POST", path: "/mandates/begin", effect: "write" },
  "mandate.finish": { method: "POST", path: "/mandates/finish", effect: "write" },
  "mandate.list": { method: "GET", path: "/mandates", effect: "read" },
  "mandate.withdraw": { method: "POST", path: "/mandates/{externalIdentityId}/withdraw", effect: "write" },
  "me.get": { method: "GET", path: "/me", effect: "read" },
  "member.deactivate": { method: "POST", path: "/members/{id}/deactivate", effect: "danger" },
  "member.get": { method: "GET", path: "/members/{id}", effect: "read" },
  "member.list": { method: "GET", path: "/members", effect: "read" },
  "member.reactivate": { method: "POST", path: "/members/{id}/reactivate", effect: "danger" },
  "member.remove": { method: "DELETE", path: "/members/{id}", effect: "danger" },
  "member.update": { method: "PATCH", path: "/members/{id}", effect: "write" },
  "mention.list": { method: "GET", path: "/mentions", effect: "read" },
  "mention.mark_read": { method: "POST", path: "/mentions/{id}/mark-read", effect: "write" },
  "message.delete": { method: "DELETE", path: "/messages/{id}", effect: "danger" },
  "message.get": { method: "GET", path: "/messages/{id}", effect: "read" },
  "message.list": { method: "GET", path: "/messages", effect: "read" },
  "message.post": { method: "POST", path: "/messages", effect: "write" },
  "message.press": { method: "POST", path: "/messages/{id}/press", effect: "write" },
  "message.update": { method: "PATCH", path: "/messages/{id}", effect: "write" },
  "model_price.list": { method: "GET", path: "/model-prices", effect: "read" },
  "model_price.set": { method: "PUT", path: "/model-prices", effect: "write" },
  "model_provider.create": { method: "POST", path: "/model-providers", effect: "danger" },
  "model_provider.delete": { method: "DELETE", path: "/model-providers/{id}", effect: "danger" },
  "model_provider.discover": { method: "GET", path: "/model-providers/discover", effect: "read" },
  "model_provider.get": { method: "GET", path: "/model-providers/{id}", effect: "read" },
  "model_provider.list": { method: "GET", path: "/model-providers", effect: "read" },
  "model_provider.order": { method: "POST", path: "/model-providers/order", effect: "write" },
  "model_provider.test": { method: "POST", path: "/model-providers/{id}/test", effect: "write" },
  "model_provider.update": { method: "PATCH", path: "/model-providers/{id}", effect: "danger" },
  "operation.list": { method: "GET", path: "/operations", effect: "read" },
  "organization.bootstrap": { method: "POST", path: "/organizations/bootstrap", effect: "danger" },
  "organization.explore": { method: "POST", path: "/organizations/explore", effect: "danger" },
  "organization.get": { method: "GET", path: "/organizations/current", effect: "read" },
  "organization.update": { method: "PATCH", path: "/organizations/current", effect: "write" },
  "password_reset.accept": { method: "POST", path: "/password-resets/accept", effect: "danger" },
  "password_reset.create": { method: "POST", path: "/password-resets", effect: "danger" },
  "password_reset.create_as_operator": { method: "POST", path: "/password-resets/as-operator", effect: "danger" },
  "permission.explain": { method: "GET", path: "/permissions/explain", effect: "read" },
  "platform_board.list": { method: "GET", path: "/connections/{connectionId}/platform-boards", effect: "read" },
  "platform_channel.list": { method: "GET", path: "/connections/{connectionId}/platform-channels", effect: "read" },
  "platform_hook.clean_up": { method: "POST", path: "/connections/{connectionId}/platform-hooks/clean-up", effect: "write" },
  "platform_hook.list": { method: "GET", path: "/connections/{connectionId}/platform-hooks", effect: "read" },
  "platform_hook.test": { method: "POST", path: "/connections/{connectionId}/platform-hooks/{platformHookId}/test", effect: "write" },
  "presence.announce": { method: "POST", path: "/presence", effect: "read" },
  "pull_request.list": { method: "GET", path: "/work-items/{workItemId}/pull-requests", effect: "read" },
  "pull_request.list_of_board": { method: "GET", path: "/connected-boards/{id}/pull-requests", effect: "read" },
  "pull_request_rules.get": { method: "GET", path: "/connected-boards/{id}/pull-request-rules", effect: "read" },
  "pull_request_rules.set": { method: "PUT", path: "/connected-boards/{id}/pull-request-rules", effect: "write" },
  "reaction.add": { method: "POST", path: "/messages/{id}/reactions", effect: "write" },
  "reaction.remove": { method: "DELETE", path: "/messages/{id}/reactions/{emoji}", effect: "write" },
  "run.cancel": { method: "POST", path: "/runs/{id}/cancel", effect: "write" },
  "run.get": { method: "GET", path: "/runs/{id}", effect: "read" },
  "run.list": { method: "GET", path: "/runs", effect: "read" },
  "run.list_steps": { method: "GET", path: "/runs/{id}/steps", effect: "read" },
  "session.create": { method: "POST", path: "/sessions", effect: "write", keyless: true },
  "session.list": { method: "GET", path: "/sessions", effect: "read" },
  "session.refresh": { method: "POST", path: "/sessions/refresh", effect: "write", keyless: true },
  "session.revoke": { method: "DELETE", path: "/sessions/{id}", effect: "write" },
  "session.revoke_all": { method: "POST", path: "/sessions/revoke-all", effect: "write" },
  "session.switch": { method: "POST", path: "/sessions/switch", effect: "write" },
  "sync_conflict.list": { method: "GET", path: "/sync-conflicts", effect: "read" },
  "usage.summarize": { method: "GET", path: "/usage-records/summary", effect: "read" },
  "usage_record.list": { method: "GET", path: "/usage-records", effect: "read" },
  "work_item.archive": { method: "POST", path: "/work-items/{id}/archive", effect: "write" },
  "work_item.assign": { method: "POST", path: "/work-items/{id}/assign", effect: "write" },
  "work_item.branch_name": { method: "GET", path: "/work-items/{workItemId}/branch-name", effect: "read" },
  "work_item.capture": { method: "POST", path: "/work-items/capture", effect: "write", approvable: true },
  "work_item.complete": { method: "POST", path: "/work-items/{id}/complete", effect: "write" },
  "work_item.create": { method: "POST", path: "/work-items", effect: "write", approvable: true },
  "work_item.delete": { method: "DELETE", path: "/work-items/{id}", effect: "danger" },
  "work_item.explain": { method: "GET", path: "/work-items/{id}/explanation", effect: "read" },
  "work_item.get": { method: "GET", path: "/work-items/{id}", effect: "read" },
  "work_item.history": { method: "GET", path: "/work-items/{id}/history", effect: "read" },
  "work_item.list": { method: "GET", path: "/work-items", effect: "read" },
  "work_item.merge": { method: "POST", path: "/work-items/{id}/merge", effect: "danger" },
  "work_item.move": { method: "POST", path: "/work-items/{id}/move", effect: "write" },
  "work_item.parse": { method: "POST", path: "/work-items/parse", effect: "read" },
  "work_item.place": { method: "POST", path: "/work-items/{id}/place", effect: "write" },
  "work_item.share": { method: "POST", path: "/work-items/{id}/share", effect: "write" },
  "work_item.unarchive": { method: "POST", path: "/work-items/{id}/unarchive", effect: "write" },
  "work_item.unassign": { method: "POST", path: "/work-items/{id}/unassign", effect: "write" },
  "work_item.undo": { method: "POST", path: "/work-items/{id}/undo", effect: "write" },
  "work_item.unplace": { method: "POST", path: "/work-items/{id}/unplace", effect: "write" },
  "work_item.update": { method: "PATCH", path: "/work-items/{id}", effect: "write" },
  "workspace.archive": { method: "POST", path: "/workspaces/{id}/archive", effect: "write" },
  "workspace.create": { method: "POST", path: "/workspaces", effect: "write" },
  "workspace.delete": { method: "DELETE", path: "/workspaces/{id}", effect: "danger" },
  "workspace.get": { method: "GET", path: "/workspaces/{id}", effect: "read" },
  "workspace.list": { method: "GET", path: "/workspaces", effect: "read" },
  "workspace.restore": { method: "POST", path: "/workspaces/{id}/restore", effect: "write" },
  "workspace.update": { method: "PATCH", path: "/workspaces/{id}", effect: "write" },
} as const satisfies Record<keyof Operations, OperationBinding>;
