/** What is done because of a message says so: with the message, and the rule by which the work of its channel goes where it goes. */
import type { UniversalEvent } from "@eureka/contracts/universal-event";
import { becauseOf } from "../operations/index.ts";
import type { Route } from "../routing/index.ts";
import type { Scene } from "./scene.ts";

const longestPermalink = 2_000;

/** The scene of an event of a channel; any other stays as it is. */
export function becauseOfMessage(scene: Scene, event: UniversalEvent, route: Route | null = null): Scene {
  const channel = "channel" in event ? event.channel : undefined;
  if (!channel) return scene;
  const permalink = "message" in event ? event.message?.permalink : undefined;
  const context = becauseOf(scene.context, {
    kind: "message",
    connectionId: scene.connection.id,
    platformChannelId: channel.platformChannelId,
    permalink: permalink !== undefined && permalink.length <= longestPermalink ? permalink : null,
    route: route?.evidence ?? null,
  });
  return { ...scene, context };
}
