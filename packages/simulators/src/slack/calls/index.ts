/** Every method of the Web API that the simulator has. */
import type { SlackCall } from "../slack-call.ts";
import type { SocketHub } from "../socket-hub.ts";
import type { World } from "../world.ts";
import { authenticationCalls } from "./authentication.ts";
import { chatCalls } from "./chat.ts";
import { chatStreamCalls } from "./chat-stream.ts";
import { connectionCalls } from "./connections.ts";
import { conversationCalls } from "./conversations.ts";
import { fileCalls } from "./files.ts";
import { functionCalls } from "./functions.ts";
import { historyCalls } from "./history.ts";
import { oauthCalls } from "./oauth-access.ts";
import { reactionCalls } from "./reactions.ts";
import { unfurlCalls } from "./unfurl.ts";
import { userCalls } from "./users.ts";
import { viewCalls } from "./views.ts";

export function allCalls(world: World, hub: SocketHub): SlackCall[] {
  const ofWorld = [
    authenticationCalls,
    chatCalls,
    chatStreamCalls,
    conversationCalls,
    fileCalls,
    functionCalls,
    historyCalls,
    oauthCalls,
    reactionCalls,
    unfurlCalls,
    userCalls,
    viewCalls,
  ];
  return [...ofWorld.flatMap((make) => make(world)), ...connectionCalls(hub, world.url)];
}
