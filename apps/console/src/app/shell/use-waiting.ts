import { eurekaApi } from "@eureka/sdk/rtk-query";

/** How many decisions wait for me; at most a page of them is counted. */
export function useWaiting(): number {
  const { data } = eurekaApi.useDecisionListQuery({ mine: true, states: ["open"], limit: 50 });
  return data?.data.length ?? 0;
}
