/** The connector SDK: everything that a connector to a platform is made of. */
export type {
  ApplicationFacts,
  ApplicationForm,
  ApplicationRegistration,
  RegisteredApplication,
  RegistrationFacts,
  RegistrationForm,
} from "./application.ts";
export type {
  AuthDescription,
  EndedMandate,
  GrantedTokens,
  Installation,
  MandateDescription,
  NoAuthDescription,
  OAuthApplication,
  OAuthDescription,
  OAuthGrant,
  OAuthScope,
  SecretField,
  TokenDescription,
  TokenGrant,
} from "./auth.ts";
export { writeCardAsText } from "./card-text.ts";
export type {
  ChatAbilities,
  ChatCapability,
  CloseFormInput,
  CommandDescription,
  DeleteMessageInput,
  DirectMessageInput,
  HomeInput,
  Intent,
  MessageContent,
  MessageIntentSearch,
  MessageReference,
  OpenFormInput,
  PostEphemeralInput,
  PostedMessage,
  PostMessageInput,
  ReactInput,
  RenderedCard,
  StepOutcome,
  StreamInput,
  UnfurlInput,
  UpdateMessageInput,
  UploadFileInput,
} from "./chat.ts";
export { cleanText } from "./clean-text.ts";
export { type Connector, defineConnector } from "./connector.ts";
export { ConnectorError, type ConnectorErrorCode, connectorErrorCodes } from "./connector-error.ts";
export type { DirectoryCapability } from "./directory.ts";
export { errorFromResponse, readRetryAfter } from "./error-from-response.ts";
export type { HooksCapability, PlatformHook, RegisterHookInput } from "./hooks.ts";
export {
  type IgnoredPart,
  type InboundCapability,
  type InboundIdentity,
  type InboundReply,
  type InboundRequest,
  type InboundSecrets,
  type ParsedDelivery,
  type PublishedKeys,
  type RefusalReason,
  replyWithJson,
  type SuggestionQuestion,
  type VerifyResult,
} from "./inbound.ts";
export { type Page, type PageRequest, readAllPages } from "./page.ts";
export type {
  ChangedBranch,
  ChangedBranches,
  ChangedFile,
  ChangedPullRequests,
  PlatformPullRequest,
  PullRequestChanges,
  PullRequestCommentInput,
  PullRequestCommentSearch,
  PullRequestReference,
  PullRequestsCapability,
} from "./pull-requests.ts";
export {
  loadRecordedDeliveries,
  type RecordedDelivery,
  type RecordedDeliveryInit,
  readRecordedDelivery,
  requestOfRecordedDelivery,
} from "./recorded-delivery.ts";
export { type ReplayDifference, type ReplayResult, replay } from "./replay.ts";
export type { SocketCapability, SocketInput, SocketSession } from "./socket.ts";
export type { Clock, ConnectorTools, TokenProvider, TokenRequest } from "./tools.ts";
export type {
  AddCommentInput,
  AddFileInput,
  AddLinkInput,
  AttachmentReference,
  AttachmentsCapability,
  ChangeItemInput,
  ChangesRequest,
  CommentIntentSearch,
  CreateItemInput,
  DeleteCommentInput,
  FieldsCapability,
  ItemChange,
  ItemChanges,
  ItemIntentSearch,
  ItemPosition,
  ItemReference,
  KeyedPosition,
  MoveItemInput,
  OrderCapability,
  PlaceItemInput,
  SetFieldInput,
  StandingItem,
  TrackerAbilities,
  TrackerAttachment,
  TrackerBoard,
  TrackerCapability,
  TrackerCustomField,
  TrackerFact,
  TrackerField,
  TrackerItem,
  TrackerLabel,
  TrackerList,
  UpdateCommentInput,
  UpdateItemInput,
} from "./tracker.ts";
export { type WriteOnceInput, writeOnce } from "./write-once.ts";
