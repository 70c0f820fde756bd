import { eurekaApi } from "@eureka/sdk/rtk-query";
import { useMay } from "../../../session/use-me.ts";
import type { Connector } from "./connection-types.ts";

/** A function that finds the platform of a connection; undefined while it is not known. */
export function useConnectors(): (name: string) => Connector | undefined {
  const mayRead = useMay("connection:read", {});
  const { data } = eurekaApi.useConnectorListQuery(undefined, { skip: !mayRead });
  return (name) => data?.data.find((connector) => connector.name === name);
}
