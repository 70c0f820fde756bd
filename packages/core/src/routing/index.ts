/** Routing: where the work of a message goes, and why. */
export type { Route, RouteFacts, RoutePlace, RouteReason } from "./decide-route.ts";
export { type BoardChannel, findChannelsOfBoard } from "./find-channels-of-board.ts";
export { findRoute, type RoutedConnection } from "./find-route.ts";
export { loadChannelMapping } from "./load-channel-mapping.ts";
export { routingModule } from "./module.ts";
