import type { Gateway } from "../gateway/gateway.ts";
import type { GrantBook } from "../oauth/grants.ts";
import { oauthCalls } from "../oauth/oauth-calls.ts";
import type { World } from "../world/world.ts";
import { applicationCalls } from "./application-calls.ts";
import { channelCalls } from "./channel-calls.ts";
import { commandCalls } from "./command-calls.ts";
import type { DiscordCall } from "./define-call.ts";
import { gatewayCalls } from "./gateway-calls.ts";
import { guildCalls } from "./guild-calls.ts";
import { interactionCalls } from "./interaction-calls.ts";
import { messageCalls } from "./message-calls.ts";
import { reactionCalls } from "./reaction-calls.ts";
import { threadCalls } from "./thread-calls.ts";
import { userCalls } from "./user-calls.ts";
import { webhookCalls } from "./webhook-calls.ts";

/** The whole API. */
export function allCalls(world: World, gateway: Gateway, grants: GrantBook): DiscordCall[] {
  return [
    ...gatewayCalls(gateway),
    ...userCalls(world),
    ...applicationCalls(world),
    ...commandCalls(world),
    ...interactionCalls(world),
    ...webhookCalls(world),
    ...channelCalls(world),
    ...messageCalls(world),
    ...reactionCalls(world),
    ...threadCalls(world),
    ...guildCalls(world),
    ...oauthCalls(world, grants),
  ];
}
