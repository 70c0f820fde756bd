/** The platforms that can be connected, and which of them are. */
import type { Output } from "@eureka/sdk";
import { eurekaApi } from "@eureka/sdk/rtk-query";
import { builtInConnector } from "./built-in-connector.ts";
import { useMay } from "./use-me.ts";

export type PlatformKind = "chat" | "tracker";

export interface Platform {
  readonly connector: Output<"connector.list">["data"][number];
  readonly isConnected: boolean;
}

export interface Platforms {
  /** Without those that are part of Eureka; none for who may not see connections. */
  readonly of: (kind: PlatformKind) => readonly Platform[];
  readonly isKnown: boolean;
}

export function usePlatforms(): Platforms {
  const skip = !useMay("connection:read", {});
  const connectors = eurekaApi.useConnectorListQuery(undefined, { skip });
  const connections = eurekaApi.useConnectionListQuery({ limit: 200 }, { skip });
  const connected = new Set(
    connections.data?.data.filter(({ state }) => state !== "removed").map(({ connector }) => connector),
  );
  return {
    of: (kind) =>
      (connectors.data?.data ?? [])
        .filter(({ name, capabilities }) => name !== builtInConnector && capabilities.includes(kind))
        .map((connector) => ({ connector, isConnected: connected.has(connector.name) })),
    isKnown: ![connectors, connections].some(({ isLoading }) => isLoading),
  };
}
