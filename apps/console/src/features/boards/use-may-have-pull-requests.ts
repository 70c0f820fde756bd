import { eurekaApi } from "@eureka/sdk/rtk-query";
import { useMay } from "../../session/use-me.ts";

/** Whether one of the platforms of places has pull requests. Who may not see connections is let look for himself. */
export function useMayHavePullRequests(places: readonly { readonly connectionId: string | null }[]): boolean {
  const elsewhere = places.flatMap(({ connectionId }) => connectionId ?? []);
  const maySee = useMay("connection:read", {});
  const skip = !maySee || elsewhere.length === 0;
  const connectors = eurekaApi.useConnectorListQuery(undefined, { skip }).data?.data;
  const connections = eurekaApi.useConnectionListQuery({ limit: 200 }, { skip }).data?.data;
  if (!maySee) return elsewhere.length > 0;
  return elsewhere.some((connectionId) => {
    const name = connections?.find(({ id }) => id === connectionId)?.connector;
    return connectors?.find((connector) => connector.name === name)?.capabilities.includes("pullRequests") ?? false;
  });
}
