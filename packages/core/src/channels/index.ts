/** Channels: Eureka's own chat. */
export { type ChannelsClient, createChannelsClient } from "./channels-client.ts";
export { createDefaultChannel } from "./create-default-channel.ts";
export { deliveredEventTypes, describeDelivery } from "./describe-delivery.ts";
export type { FileFinder, MessageFile } from "./file-finder.ts";
export { type ChannelTarget, loadChannel } from "./load-channel.ts";
export { loadMessage, type MessageTarget } from "./load-message.ts";
export { type ChannelsDependencies, createChannelsModule } from "./module.ts";
export {
  type ConnectorPost,
  deleteFromConnector,
  postFromConnector,
  reactFromConnector,
  updateFromConnector,
} from "./post-from-connector.ts";
export { seesChannelEvent } from "./sees-channel-event.ts";
