/** The one error class of the system and the table of its codes. Only a surface turns a kind into a status (RFC 9457 problem details). */
import { type IdKind, idPrefixes } from "./ids.ts";

/** What sort of failure it is; the HTTP status that a surface answers with stands beside it. */
export const errorKinds = {
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  gone: 410,
  precondition_failed: 412,
  too_large: 413,
  unsupported_media_type: 415,
  invalid: 422,
  precondition_required: 428,
  rate_limited: 429,
  internal: 500,
  unavailable: 503,
} as const;

export type ErrorKind = keyof typeof errorKinds;

interface ErrorDescription {
  readonly kind: ErrorKind;
  /** A short name for people, the same for every occurrence. */
  readonly title: string;
  /** The sentence for this occurrence; `{name}` is replaced from the error's parameters. */
  readonly detail: string;
  /** What the reader can do about it; shown on the troubleshooting page and in terminals. */
  readonly advice: string;
}

const nouns = Object.keys(idPrefixes) as IdKind[];

const notFoundCodes = Object.fromEntries(
  nouns.map((noun): [string, ErrorDescription] => [
    `${noun}.not_found`,
    {
      kind: "not_found",
      title: `No such ${noun.replaceAll("_", " ")}`,
      detail: `There is no ${noun.replaceAll("_", " ")} {id} that you can see.`,
      advice:
        "Check the id. Something that was deleted, belongs to another organization, or lies in a workspace that you were not given looks exactly the same.",
    },
  ]),
) as { [Noun in IdKind as `${Noun}.not_found`]: ErrorDescription };

/** Every code that a surface can answer with. A module's own codes are added here, so that each has its troubleshooting page. */
export const errorCodes = {
  ...notFoundCodes,
  "route.not_found": {
    kind: "not_found",
    title: "No such address",
    detail: "Nothing answers at {method} {path}.",
    advice: "Compare the address and the method with the list at /docs.",
  },
  "route.method_not_allowed": {
    kind: "method_not_allowed",
    title: "Method not allowed",
    detail: "{path} does not answer {method}.",
    advice: "Use one of the methods in the Allow header.",
  },
  "request.malformed": {
    kind: "malformed",
    title: "The request could not be read",
    detail: "The request body is not valid JSON: {reason}.",
    advice: "Send UTF-8 encoded JSON with the header Content-Type: application/json.",
  },
  "request.unsupported_media_type": {
    kind: "unsupported_media_type",
    title: "Unsupported content type",
    detail: "This address does not read {contentType}.",
    advice: "Send application/json, or application/octet-stream for a file upload.",
  },
  "request.too_large": {
    kind: "too_large",
    title: "The request is too large",
    detail: "The request body is larger than {limit} bytes.",
    advice: "Send less at once. Files go to POST /api/v2/files, which takes them as a stream.",
  },
  "request.invalid": {
    kind: "invalid",
    title: "The input is not valid",
    detail: "The input has {count} problem(s); each is listed with its place under errors.",
    advice:
      "Correct the fields listed under errors and send the request again. Unknown fields are refused, so look for spelling.",
  },
  "request.cursor_invalid": {
    kind: "invalid",
    title: "The cursor is not valid",
    detail: "The cursor was not made for this list and these filters.",
    advice: "Start again without a cursor, and keep the filters the same from page to page.",
  },
  "operation.unknown": {
    kind: "not_found",
    title: "No such operation",
    detail: "There is no operation named {name}.",
    advice: "GET /api/v2/operations lists what exists.",
  },
  "request.timeout": {
    kind: "unavailable",
    title: "The request took too long",
    detail: "The request was given up after {seconds} seconds; nothing was changed.",
    advice: "Try again in a moment, with the same Idempotency-Key.",
  },
  "authentication.required": {
    kind: "unauthenticated",
    title: "Sign in first",
    detail: "This needs an API key or an access token.",
    advice: "Send Authorization: Bearer followed by an API key (eur_live_...) or an access token from signing in.",
  },
  "authentication.invalid": {
    kind: "unauthenticated",
    title: "The credential is not valid",
    detail: "The API key or token is unknown, expired or revoked.",
    advice: "Sign in again, or ask an administrator for a new API key.",
  },
  "authentication.wrong_credentials": {
    kind: "unauthenticated",
    title: "Wrong e-mail address or password",
    detail: "The e-mail address and password do not belong together.",
    advice:
      "Check both. After several failures the answer is delayed; an administrator can make a password reset link.",
  },
  "session.organization_required": {
    kind: "conflict",
    title: "Choose an organization",
    detail: "This person belongs to {count} organizations.",
    advice: "Sign in again with organizationId; the organizations are listed under errors.",
  },
  "session.refresh_refused": {
    kind: "unauthenticated",
    title: "The refresh token was used before",
    detail: "This refresh token was exchanged already.",
    advice:
      "Use the token that the exchange gave. If you do not have it, sign in again; a late repetition ends the session.",
  },
  "setup.token_invalid": {
    kind: "forbidden",
    title: "The set-up token is not valid",
    detail: "Making an organization needs the operator's set-up token.",
    advice: "The operator finds it in the file setup-token of the data directory, or has set it in the environment.",
  },
  "invitation.unusable": {
    kind: "gone",
    title: "The invitation cannot be used",
    detail: "The invitation was used, taken back, or is too old.",
    advice: "Ask the person who invited you for a new link.",
  },
  "password_reset.unusable": {
    kind: "gone",
    title: "The reset link cannot be used",
    detail: "The reset link was used or is too old.",
    advice: "Ask an administrator for a new link.",
  },
  "password_reset.unknown_person": {
    kind: "not_found",
    title: "Nobody signs in with this address",
    detail: "No active member has the e-mail address {email}.",
    advice: "Check the address. Somebody who left needs a new invitation instead.",
  },
  "password_reset.not_alone": {
    kind: "conflict",
    title: "The person belongs to other organizations too",
    detail: "One password opens all organizations of a person, so that no single one may reset it.",
    advice: "The operator of the installation can make a reset link.",
  },
  "member.last_administrator": {
    kind: "conflict",
    title: "The last administrator",
    detail: "The organization would be left without an administrator.",
    advice: "Make another member an administrator first.",
  },
  "member.exists": {
    kind: "conflict",
    title: "Already a member",
    detail: "This person is a member of the organization already.",
    advice: "Change the member's grants instead.",
  },
  "user.exists": {
    kind: "conflict",
    title: "The e-mail address has an account",
    detail: "Somebody with this e-mail address got an account at this moment.",
    advice: "Repeat the request with the password of that account.",
  },
  "member.handle_taken": {
    kind: "conflict",
    title: "The handle is taken",
    detail: "Another member has the handle {handle}.",
    advice: "Choose another handle.",
  },
  "grant.too_wide": {
    kind: "forbidden",
    title: "More than you have yourself",
    detail: "You cannot give the role {role} there.",
    advice: "You can give roles up to your own, at places where you have it. Ask an administrator for more.",
  },
  "grant.personal_workspace": {
    kind: "conflict",
    title: "A personal workspace",
    detail: "A personal workspace belongs to its owner alone.",
    advice: "Use a team workspace to work together.",
  },
  "api_key.scope_missing": {
    kind: "forbidden",
    title: "More than the key may",
    detail: "The API key with which this was written or pressed does not have the permission {permission}.",
    advice: "Use a key that has it, or write it yourself.",
  },
  "api_key.scope_too_wide": {
    kind: "forbidden",
    title: "More than you have yourself",
    detail: "You do not have the permission {permission}, so a key of yours cannot have it.",
    advice: "Leave it out, or ask an administrator to make the key.",
  },
  "external_identity.already_linked": {
    kind: "conflict",
    title: "Linked to somebody else",
    detail: "This platform account is linked to another member.",
    advice: "Let that member or an administrator take the link back first.",
  },
  "external_identity.link_unusable": {
    kind: "gone",
    title: "The link cannot be used",
    detail: "The link is too old or was changed.",
    advice: "Ask for a new link in the chat.",
  },
  "workspace.key_taken": {
    kind: "conflict",
    title: "The key is taken",
    detail: "The key {key} belongs to another workspace, or did once.",
    advice: "Choose another key, or leave it out.",
  },
  "workspace.archived": {
    kind: "conflict",
    title: "The workspace is archived",
    detail: "Nothing can be changed in an archived workspace.",
    advice: "Restore the workspace first.",
  },
  "workspace.is_default": {
    kind: "conflict",
    title: "The default workspace",
    detail: "This is the workspace for work that names none.",
    advice: "Make another workspace the organization's default first.",
  },
  "workspace.is_personal": {
    kind: "conflict",
    title: "A personal workspace",
    detail: "A personal workspace stays as long as its owner is a member.",
    advice: "Archive or delete team workspaces only.",
  },
  "workspace.confirmation_required": {
    kind: "conflict",
    title: "The workspace is not empty",
    detail: "The workspace has held work items, and all of them would be deleted with it.",
    advice: "Send confirmName with the exact name of the workspace, or archive it instead.",
  },
  "permission.denied": {
    kind: "forbidden",
    title: "Not allowed",
    detail: "This needs the permission {permission}.",
    advice: "Ask an administrator of the organization for a role that has it. GET /api/v2/me lists what you may do.",
  },
  "precondition.failed": {
    kind: "precondition_failed",
    title: "Somebody changed it meanwhile",
    detail: "The version that you hold ({given}) is not the current one ({current}).",
    advice: "Read it again, look at what changed, and send your change with the new ETag.",
  },
  "idempotency.key_reused": {
    kind: "invalid",
    title: "Idempotency key used for something else",
    detail: "The Idempotency-Key was used before with another body.",
    advice: "Use a new key for a new request; repeat a key only with exactly the same body.",
  },
  "idempotency.in_flight": {
    kind: "conflict",
    title: "The same request is still running",
    detail: "A request with this Idempotency-Key is being worked on.",
    advice: "Wait for a moment and repeat it: you will get the answer of the first one.",
  },
  "limit.exceeded": {
    kind: "rate_limited",
    title: "Too many requests",
    detail: "The limit for {subject} is used up; it frees up in {seconds} seconds.",
    advice: "Wait as long as the Retry-After header says. The RateLimit headers show what is left.",
  },
  "stream.too_many": {
    kind: "rate_limited",
    title: "Too many open streams",
    detail: "At most {limit} streams may be open at a time with the same credential.",
    advice:
      "Close streams that nobody reads, or follow several topics with one stream. A lost connection frees its place.",
  },
  "board.archived": {
    kind: "conflict",
    title: "The board is archived",
    detail: "The board {id} is archived; nothing goes onto it.",
    advice: "Unarchive the board first, or choose another one.",
  },
  "board.approval_needed": {
    kind: "forbidden",
    title: "Work on this board needs approval",
    detail: "What comes onto the board {id} is approved by its {role}s first.",
    advice: "Ask one of them to place or move the work item, or propose a new one with work_item.create.",
  },
  "board.has_no_list": {
    kind: "conflict",
    title: "The board has no fitting list",
    detail: "The board {id} has no list that this work item could go into.",
    advice: "Make a list of the right category on the board, or name another list.",
  },
  "board.no_default": {
    kind: "conflict",
    title: "There is no default board",
    detail: "No board was named, and the workspace has no default board.",
    advice: "Name a board or a list, or make a board and choose it as the workspace's default.",
  },
  "board.not_empty": {
    kind: "conflict",
    title: "The board is not empty",
    detail: "{count} work item(s) are on no other board than this one and would be deleted with it.",
    advice: "Archive the board instead, move its work items, or repeat the call with deleteItems: true.",
  },
  "list.archived": {
    kind: "conflict",
    title: "The list is archived",
    detail: "The list {id} is archived; nothing goes into it.",
    advice: "Unarchive the list first, or choose another one.",
  },
  "list.changed_meanwhile": {
    kind: "conflict",
    title: "The list changed at the same moment",
    detail: "Somebody changed the list {id} while this was being done; nothing was changed here.",
    advice: "Look at the board again and repeat what you wanted to do.",
  },
  "list.not_empty": {
    kind: "conflict",
    title: "The list is not empty",
    detail: "The list {id} holds {count} work item(s).",
    advice: "Move them first, or name the list to which they go with moveItemsTo.",
  },
  "label.name_taken": {
    kind: "conflict",
    title: "There is a label of this name",
    detail: "The workspace has a label with this name already; upper and lower case make no difference.",
    advice: "Use the label that exists, or choose another name.",
  },
  "work_item.archived": {
    kind: "conflict",
    title: "The work item is archived",
    detail: "The work item {id} is archived, so it cannot be moved or merged.",
    advice: "Unarchive it first.",
  },
  "work_item.not_on_board": {
    kind: "conflict",
    title: "The work item is not on that board",
    detail: "The work item {id} has no place on the board {boardId}.",
    advice: "Place it on the board first, or name with fromBoardId the board that it leaves.",
  },
  "work_item.already_on_board": {
    kind: "conflict",
    title: "The work item is on that board already",
    detail: "The work item {id} has a place on the board {boardId} already.",
    advice: "Move it within the board instead.",
  },
  "work_item.last_placement": {
    kind: "conflict",
    title: "The work item is on no other board",
    detail: "The work item {id} would have no place left.",
    advice: "Place it on another board first, or archive or delete it.",
  },
  "work_item.merge_with_itself": {
    kind: "conflict",
    title: "That is the same work item",
    detail: "The work item {id} cannot be merged with itself, or the other became part of it before.",
    advice: "Name another work item as the duplicate.",
  },
  "work_item.neighbour_moved": {
    kind: "conflict",
    title: "The neighbour is not in that list",
    detail: "The work item {id} does not stand in the list (any more), so nothing can go next to it.",
    advice: "Look at the list again and choose the place anew.",
  },
  "work_item.too_many": {
    kind: "conflict",
    title: "The work item cannot hold more",
    detail: "A work item holds at most {limit} {what}.",
    advice: "Remove some first.",
  },
  "work_item.part_of_itself": {
    kind: "conflict",
    title: "A work item cannot be a part of itself",
    detail: "{parent} is {item} itself, or a part of it.",
    advice: "Name another parent, or take the parts apart first.",
  },
  "work_item.too_deep": {
    kind: "conflict",
    title: "Parts of parts go too deep",
    detail: "Below a work item there are at most {limit} levels of sub-items.",
    advice: "Make it a part of an item further up.",
  },
  "work_item.changed_since": {
    kind: "conflict",
    title: "Something else stands there by now",
    detail: "The change of {id} cannot be taken back: {count} of the things that it set changed since.",
    advice: "Look under errors who changed what and when. Take the later change back first, or set the value by hand.",
  },
  "work_item.undo_too_late": {
    kind: "conflict",
    title: "Too late to take it back",
    detail: "A change can be taken back for {minutes} minutes; the change {eventId} is older.",
    advice: "Change the work item by hand; its history says what stood there before.",
  },
  "work_item.undo_impossible": {
    kind: "conflict",
    title: "This cannot be taken back",
    detail: "The change {eventId} cannot be taken back: {reason}.",
    advice: "Change the work item by hand; its history says what stood there before.",
  },
  "comment.exists_for_message": {
    kind: "conflict",
    title: "The message has its comment already",
    detail: "The message {id} was already copied to a comment.",
    advice: "Change that comment instead of making a second one.",
  },
  "comment.deleted": {
    kind: "conflict",
    title: "The comment was deleted",
    detail: "The comment {id} was deleted; it cannot be changed any more.",
    advice: "Write a new comment.",
  },
  "attachment.exists": {
    kind: "conflict",
    title: "The file is attached already",
    detail: "The file {id} is attached to this work item already.",
    advice: "Nothing needs to be done.",
  },
  "channel_mapping.board_unclear": {
    kind: "invalid",
    title: "It is not clear which board is meant",
    detail: "{count} boards that you can see are called {board}.",
    advice: "Use the board's id, or rename one of them. board.list shows the boards with their ids.",
  },
  "channel_mapping.file_unreadable": {
    kind: "invalid",
    title: "The file is no list of channel mappings",
    detail: "Line {line}: {reason}",
    advice: "Correct that line. channel_mapping.export gives a file of the right form.",
  },
  "channel_mapping.import_refused": {
    kind: "invalid",
    title: "Some lines of the file cannot be taken",
    detail: "{count} line(s) were refused, each listed with its reason under errors; nothing was changed.",
    advice: "Correct these lines. With dryRun you see what would become of every line.",
  },
  "channel_mapping.no_default_here": {
    kind: "conflict",
    title: "This connection has no default",
    detail:
      "In Eureka's own chat the work of a channel without a mapping goes to the default board of the channel's workspace.",
    advice:
      "Map the channel, change the default board of its workspace, or set the organization's default, in a chat with --organization.",
  },
  "channel_mapping.list_unclear": {
    kind: "invalid",
    title: "There is no such list on the board",
    detail: "{board} has no list called {list}. It has: {lists}.",
    advice: "Use one of these names.",
  },
  "board_link.board_twice": {
    kind: "invalid",
    title: "A board is named twice",
    detail: "The board {boardId} stands twice among the sides of the link.",
    advice: "Name each board once.",
  },
  "board_link.goes_nowhere": {
    kind: "invalid",
    title: "No item would go anywhere",
    detail: "No board of the link sends to another one that receives.",
    advice: "Let at least one board send, and another one receive.",
  },
  "board_link.list_twice": {
    kind: "invalid",
    title: "A list is named twice",
    detail: "The list {list} stands in more than one lane, or twice in one.",
    advice: "Name each list once in the lanes of a link.",
  },
  "board_link.lane_on_one_board": {
    kind: "invalid",
    title: "A lane leads nowhere",
    detail: "All lists of the lane with {list} are on one board.",
    advice: "Name lists of at least two boards in each lane, or leave the lane out.",
  },
  "board_link.loops": {
    kind: "conflict",
    title: "Items would go around",
    detail: "Together with the links that these boards have already, one list would stand for two of one board: {way}.",
    advice: "Take one of these lists out of its lane, or put both lists of the board into the same lane.",
  },
  "board_link.too_many": {
    kind: "conflict",
    title: "The board has too many links",
    detail: "The board {boardId} takes part in {limit} links, which is the most.",
    advice: "Take a link away, or add the board to one that exists.",
  },
  "connected_board.exists": {
    kind: "conflict",
    title: "The board is connected already",
    detail: "The board {platformBoardId} is connected already, as {boardId}.",
    advice: "Use that board, or remove its connected board first.",
  },
  "connected_board.cannot_rule": {
    kind: "invalid",
    title: "The platform cannot follow this rule",
    detail: "The platform of the board cannot follow the rule about {rule}: {reason}.",
    advice: "Leave the rule out, or choose another one; connected_board.health says what the platform is capable of.",
  },
  "sync_conflict.over": {
    kind: "conflict",
    title: "The conflict is over",
    detail: "Nobody waits for the answer to {id} any more: both sides are the same, or one of them is gone.",
    advice: "Nothing needs to be done.",
  },
  "connection.no_hooks": {
    kind: "invalid",
    title: "This platform has no list of webhooks",
    detail: "{connector} delivers without being asked, so there is nothing to list.",
    advice: "Choose a connection to a platform that keeps webhooks for each token, Trello for example.",
  },
  "external_link.not_linked": {
    kind: "conflict",
    title: "There is no copy to change",
    detail: "The copy {id} does not stand on its platform at the moment.",
    advice: "external_link.list shows the state of each copy; wait until it is linked.",
  },
  "external_field.not_found": {
    kind: "not_found",
    title: "No such field on the platform",
    detail: "The platform's board gives its items no field {id}.",
    advice: "external_link.list shows the fields with their ids; connected_board.reconcile reads them again.",
  },
  "external_field.value_wrong": {
    kind: "invalid",
    title: "The field takes no such value",
    detail: "The field {name} is of the type {type} and takes {wanted}.",
    advice: "Give a value as the detail says, or null to take the value away.",
  },
  "platform_hook.not_found": {
    kind: "not_found",
    title: "No such webhook of ours",
    detail: "The platform lists no webhook {id} that delivers a connected board to this connection.",
    advice: "platform_hook.list shows them; connected_board.reconcile makes those that are missing.",
  },
  "connection.no_pull_requests": {
    kind: "invalid",
    title: "This platform has no pull requests",
    detail: "{connector} is no place where code waits to be taken in.",
    advice: "Leave syncPrs false for this board, or connect a platform that keeps code, GitHub for example.",
  },
  "pull_request_rules.list_elsewhere": {
    kind: "invalid",
    title: "The list is in another workspace",
    detail: "The list {listId} is not in the workspace of the connected board.",
    advice: "Choose a list of a board in the same workspace, or a list category.",
  },
  "connection.no_tracker": {
    kind: "invalid",
    title: "This platform has no boards",
    detail: "{connector} is no place for work items.",
    advice: "Choose a connection to a platform with boards; connector.list shows what each can do.",
  },
  "connection.no_chat": {
    kind: "invalid",
    title: "This platform has no channels",
    detail: "Nobody talks on {connector}, so it has no channels.",
    advice: "Choose a connection to a platform where people talk; connector.list shows what each can do.",
  },
  "connection.platform_refused": {
    kind: "conflict",
    title: "The platform does not accept this",
    detail: "{connector} answered: {reason}.",
    advice: "If it says unauthorized, connect the platform anew; else check that what you name is still there.",
  },
  "connection.exists": {
    kind: "conflict",
    title: "The platform is connected already",
    detail: "This organization has a connection of {connector} to {platformWorkspaceId} already.",
    advice: "Use the connection that exists, or remove it first.",
  },
  "connection.built_in": {
    kind: "conflict",
    title: "The built-in chat cannot be disconnected",
    detail: "The connection {id} belongs to Eureka's own chat: it is there from the start and stays.",
    advice: "Archive the channels that you do not need instead.",
  },
  "connection.inactive": {
    kind: "conflict",
    title: "The connection is not in use",
    detail: "The connection {id} is {state}, so nothing goes through it.",
    advice: "Resume it; when the platform refused its token, give it a new one first.",
  },
  "connection.token_refused": {
    kind: "invalid",
    title: "The platform does not accept the token",
    detail: "{connector} does not accept what was given: {reason}.",
    advice: "Copy the token again, and check that it belongs to the right application and has all of its scopes.",
  },
  "connection.platform_unavailable": {
    kind: "unavailable",
    title: "The platform does not answer",
    detail: "{connector} cannot be reached at the moment: {reason}.",
    advice: "Try again in a moment.",
  },
  "connection.install_unknown": {
    kind: "conflict",
    title: "Nothing was begun that this could finish",
    detail: "Nobody of this organization began to connect a platform with this state.",
    advice: "Begin anew, and come back from the platform in the same browser.",
  },
  "connection.install_foreign": {
    kind: "conflict",
    title: "Somebody else began this",
    detail: "Another member, or another session, began to connect the platform; only that one can finish it.",
    advice: "Begin anew in this session.",
  },
  "connection.install_used": {
    kind: "conflict",
    title: "This was finished already",
    detail: "What the platform sent back was used already; it works once.",
    advice: "Look at the list of connections. If the platform is not there, begin anew.",
  },
  "connection.install_expired": {
    kind: "conflict",
    title: "This took too long",
    detail: "Too much time has passed since this was begun.",
    advice: "Begin anew.",
  },
  "connection.install_denied": {
    kind: "conflict",
    title: "The platform was not connected",
    detail: "{connector} sent nobody's consent back: {reason}.",
    advice: "Begin anew, and consent on the page of the platform. You may need an administrator over there.",
  },
  "connection.install_refused": {
    kind: "conflict",
    title: "The platform refused to connect",
    detail: "{connector} did not accept the consent: {reason}.",
    advice: "Check client id, client secret and redirect address of the application, then begin anew.",
  },
  "connector.no_consent": {
    kind: "invalid",
    title: "This platform is connected in another way",
    detail: "Nobody consents on a page of {name}: it is connected with connection.create.",
    advice: "connector.list says how each platform is connected.",
  },
  "connector.no_mandate": {
    kind: "invalid",
    title: "Nobody can be written for here",
    detail: "What is written on {name} is always written by the account of the connection.",
    advice: "mandate.list says on which connections you can let us write in your name.",
  },
  "connector.no_registration": {
    kind: "invalid",
    title: "This platform registers no application by itself",
    detail: "{name} takes no description of an application from us.",
    advice: "Register the application by hand, then set it with connector_application.set.",
  },
  "connector.no_form": {
    kind: "invalid",
    title: "There is no form to fill",
    detail: "{name} has no form that a text could be pasted into.",
    advice: "Register the application by hand on the pages of the platform.",
  },
  "connector_application.exists": {
    kind: "conflict",
    title: "An application is set already",
    detail: "This organization has an application for {name}; its connections work with it.",
    advice: "Remove it with connector_application.remove before another one is made.",
  },
  "connector_application.refused": {
    kind: "conflict",
    title: "The platform did not hand the application over",
    detail: "{connector} did not take the code: {reason}.",
    advice: "Remove the application over there if it was made, and begin anew.",
  },
  "connector_application.not_found": {
    kind: "not_found",
    title: "No application is set",
    detail: "This organization has not set its application for {name}.",
    advice: "Register an application at the platform, then set it with connector_application.set.",
  },
  "connector.unknown": {
    kind: "invalid",
    title: "No such connector",
    detail: "This installation has no connector named {name}.",
    advice: "GET /api/v2/connectors lists those that it has.",
  },
  "model_provider.name_taken": {
    kind: "conflict",
    title: "There is a model provider of this name",
    detail: "The organization has a model provider named {name} already.",
    advice: "Choose another name, or change the provider that exists.",
  },
  "model_provider.too_many": {
    kind: "conflict",
    title: "The organization has too many model providers",
    detail: "An organization has at most {limit} model providers.",
    advice: "Delete one that is not used any more.",
  },
  "model_provider.address_refused": {
    kind: "invalid",
    title: "The address of the model must not be used",
    detail: "{host} cannot be the address of a model: {reason}.",
    advice:
      "Use an https address of the public internet. A model in a network of your own needs the operator: the variable EUREKA_MODEL_ALLOW_PRIVATE of the server allows such addresses.",
  },
  "channel.name_taken": {
    kind: "conflict",
    title: "There is a channel of this name",
    detail: "The workspace has a public channel with this name already; upper and lower case make no difference.",
    advice: "Use the channel that exists, or choose another name.",
  },
  "channel.archived": {
    kind: "conflict",
    title: "The channel is archived",
    detail: "The channel {id} is archived; nobody writes into it.",
    advice: "Unarchive it first, or write into another channel.",
  },
  "channel.not_joined": {
    kind: "conflict",
    title: "You have not joined the channel",
    detail: "Only members of the channel {id} have a read mark in it.",
    advice: "Join the channel first.",
  },
  "channel.last_member": {
    kind: "conflict",
    title: "The channel would have no member",
    detail: "The private channel {id} has no other member, so nobody could reach it any more.",
    advice: "Add somebody first, or archive the channel.",
  },
  "channel.is_direct": {
    kind: "conflict",
    title: "The channel is a direct conversation",
    detail: "The channel {id} is Eureka's conversation with one member; it cannot be changed, left or archived.",
    advice: "Use another channel.",
  },
  "message.deleted": {
    kind: "conflict",
    title: "The message was deleted",
    detail: "The message {id} was deleted; nothing can be done with it any more.",
    advice: "Write a new message.",
  },
  "message.action_unknown": {
    kind: "conflict",
    title: "The card has no such button",
    detail: "The card of the message {id} has no button or select {actionId} (any more).",
    advice: "Look at the message again: its card may have changed meanwhile.",
  },
  "message.card_closed": {
    kind: "conflict",
    title: "The card is closed",
    detail: "The card of the message {id} is closed; its buttons do nothing any more.",
    advice: "Look at the message again for how things stand.",
  },
  "reaction.too_many": {
    kind: "conflict",
    title: "The message carries too many reactions",
    detail: "A message carries at most {limit} different emoji.",
    advice: "Add to one that is there already.",
  },
  "file.in_use": {
    kind: "conflict",
    title: "The file is in use",
    detail: "The file {id} is attached to something, so it cannot be deleted.",
    advice: "Detach it everywhere first.",
  },
  "file.upload_broken": {
    kind: "malformed",
    title: "The upload broke off",
    detail: "The upload ended before all of its bytes had come; nothing was stored.",
    advice: "Upload the file again.",
  },
  "file.link_unusable": {
    kind: "gone",
    title: "The link cannot be used",
    detail: "The link is too old or not complete.",
    advice: "Ask the person who gave it to you for a new link.",
  },
  "decision.already_open": {
    kind: "conflict",
    title: "This is asked already",
    detail: "Whether this may be done was asked already, and the question is still open: decision {id}.",
    advice: "Wait for its answer, or take the question back and ask again.",
  },
  "decision.answered": {
    kind: "conflict",
    title: "The decision was answered already",
    detail: "{name} answered this decision at {at} ({verb}).",
    advice: "Nothing needs to be done. Read the decision to see what came of it.",
  },
  "decision.answered_by_you": {
    kind: "conflict",
    title: "You have answered already",
    detail: "You have answered the decision {id} already ({verb}); others are still asked.",
    advice: "Wait for the others. You are asked again when somebody changes what is proposed.",
  },
  "decision.expired": {
    kind: "conflict",
    title: "The decision has expired",
    detail: "Nobody answered the decision {id} in time, and nothing was done.",
    advice: "Ask again: repeat what was proposed.",
  },
  "decision.not_asked": {
    kind: "forbidden",
    title: "Somebody else decides this",
    detail: "The decision {id} is for others to answer.",
    advice:
      "Read who is asked under `answerers`. One of them can let you answer with decision.delegate. Who proposed something does not approve it.",
  },
  "decision.own_proposal": {
    kind: "invalid",
    title: "Who proposed it cannot approve it",
    detail: "The decision {id} was asked for by this member, who cannot answer it.",
    advice: "Choose somebody else.",
  },
  "decision.proposer_gone": {
    kind: "conflict",
    title: "Who proposed it is gone",
    detail: "The member who proposed this is not active any more, so that nothing can be done in their name.",
    advice: "Do it yourself where it is still wanted.",
  },
  "decision.too_many_people": {
    kind: "invalid",
    title: "Too many people are asked",
    detail: "The decision {id} names as many people as it can.",
    advice: "Let one of those who are asked answer.",
  },
  "decision.withdrawn": {
    kind: "conflict",
    title: "The decision was taken back",
    detail: "The decision {id} was taken back, and nothing was done.",
    advice: "Nothing needs to be done. Ask again where it is still wanted.",
  },
  "run.finished": {
    kind: "conflict",
    title: "The run has ended",
    detail: "The run {id} has ended already ({state}).",
    advice: "Nothing needs to be done. Start a new run where you want another result.",
  },
  "run.interrupted_too_often": {
    kind: "unavailable",
    title: "The run was interrupted too often",
    detail: "The run was interrupted {attempts} times and was given up.",
    advice: "Look at GET /health/ready and at the server's log, then start the run again.",
  },
  "bookmark.duplicate": {
    kind: "conflict",
    title: "You saved something very similar",
    detail: "This idea is {percent} % like one that you saved already, {id}.",
    advice: "Look at the one that you have, or save this one besides with force.",
  },
  "bookmark.personal": {
    kind: "conflict",
    title: "The idea belongs to a personal workspace",
    detail: "Nobody else sees the personal workspace of this idea, so that it cannot be shared.",
    advice: "Run the topic again in a team workspace, and share an idea of that run.",
  },
  "idea_run.no_workspace": {
    kind: "conflict",
    title: "There is no workspace for the ideas",
    detail: "No workspace was named, and the organization has no default workspace.",
    advice: "Name a workspace, or choose one as the organization's default.",
  },
  "idea_run.no_model": {
    kind: "unavailable",
    title: "No model is connected",
    detail: "The ideas were to come from a model, and none is connected.",
    advice: "Connect a model provider, or ask with the engine auto or rules: rules need no model.",
  },
  "idea_run.models_failed": {
    kind: "unavailable",
    title: "The models gave no ideas",
    detail: "No model gave an idea: {reason}.",
    advice: "Test the model providers, then start the run again. With the engine auto the rules answer instead.",
  },
  "inbound_event.refused": {
    kind: "unauthenticated",
    title: "The delivery was not accepted",
    detail: "Nobody here is connected to that place with this signature.",
    advice:
      "Check that the platform delivers to the address of the connection, and that the signing secret and the clock are right.",
  },
  "inbound_event.malformed": {
    kind: "malformed",
    title: "The delivery makes no sense",
    detail: "The delivery is signed, but its body is not what the platform sends.",
    advice: "If a real platform sent it, its format has changed: tell the operator.",
  },
  "server.unavailable": {
    kind: "unavailable",
    title: "Not available right now",
    detail: "The server cannot do this at the moment: {reason}.",
    advice: "Try again in a moment. If it stays so, look at GET /health/ready.",
  },
  "server.stopping": {
    kind: "unavailable",
    title: "The server is stopping",
    detail: "The server is finishing its work and takes no more requests.",
    advice: "Try again in a moment; another server, or this one restarted, will answer.",
  },
  "server.internal": {
    kind: "internal",
    title: "Something broke on our side",
    detail: "An unexpected error happened. It was recorded with the request id {requestId}.",
    advice: "Try again; if it happens again, give the request id to the operator.",
  },
} as const satisfies Record<string, ErrorDescription>;

export type ErrorCode = keyof typeof errorCodes;
export type ErrorParameters = Readonly<Record<string, string | number | boolean>>;

/** One wrong field: where (`labels.0.name`), which check, and a sentence. */
export interface FieldError {
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

/** Every failure that a person or a program is meant to understand. Anything else that is thrown is a defect and answers `server.internal`. */
export class EurekaError extends Error {
  readonly code: ErrorCode;
  readonly parameters: ErrorParameters;
  readonly errors: readonly FieldError[];

  constructor(
    code: ErrorCode,
    parameters: ErrorParameters = {},
    options: { errors?: readonly FieldError[]; cause?: unknown } = {},
  ) {
    super(describeError(code, parameters), options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "EurekaError";
    this.code = code;
    this.parameters = parameters;
    this.errors = options.errors ?? [];
  }

  get kind(): ErrorKind {
    return errorCodes[this.code].kind;
  }
}

/** The sentence of a code with its parameters filled in. */
export function describeError(code: ErrorCode, parameters: ErrorParameters): string {
  return errorCodes[code].detail.replace(/\{(\w+)\}/g, (placeholder, name: string) =>
    String(parameters[name] ?? placeholder),
  );
}

/** Something that does not exist, or that this actor may not see: the two must look the same. */
export function notFound(noun: IdKind, id: string): EurekaError {
  return new EurekaError(`${noun}.not_found`, { id });
}

/** The actor sees the thing but may not do this with it. */
export function forbidden(permission: string): EurekaError {
  return new EurekaError("permission.denied", { permission });
}

/** Input that is well-formed but wrong in the named field. */
export function invalidField(path: string, code: string, message: string): EurekaError {
  return new EurekaError("request.invalid", { count: 1 }, { errors: [{ path, code, message }] });
}
