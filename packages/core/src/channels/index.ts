/** Channels: Eureka's own chat. */
export { messageFileHolder } from "./attach-files.ts";
export { type ChannelsClient, createChannelsClient, createChannelsClientWithin } from "./channels-client.ts";
export { createDefaultChannel } from "./create-default-channel.ts";
export { deliveredEventTypes, describeDelivery } from "./describe-delivery.ts";
export { assertNotArchived, type ChannelTarget, loadChannel } from "./load-channel.ts";
export type { MessageTarget } from "./load-message.ts";
export { channelsModule } from "./module.ts";
export {
  type ConnectorPost,
  deleteFromConnector,
  postDirectFromConnector,
  postFromConnector,
  reactFromConnector,
  updateFromConnector,
} from "./post-from-connector.ts";
