/** Sends the calls of RTK Query through the client that the store was given. */
import type { BaseQueryFn } from "@reduxjs/toolkit/query";
import type { EurekaClient } from "../client.ts";
import type { Decision } from "../generated/types.gen.ts";
import { EurekaPendingError } from "../pending-error.ts";
import { type ApiFailure, toApiFailure } from "./api-failure.ts";
import type { ApiCall } from "./endpoint-rules.ts";

/** What the store's thunks are given as their extra argument. */
export interface EurekaExtra {
  readonly client: EurekaClient;
}

export type EurekaBaseQuery = BaseQueryFn<ApiCall, unknown, ApiFailure>;

export const eurekaBaseQuery: EurekaBaseQuery = async ({ name, input, ifMatch }, { signal, extra }) => {
  try {
    const options = { signal, ...(ifMatch !== undefined && { ifMatch }) };
    const { output, pending } = await (extra as EurekaExtra).client.request(name, input, options);
    if (pending) throw new EurekaPendingError(output as Decision);
    return { data: output ?? null };
  } catch (error) {
    return { error: toApiFailure(error) };
  }
};
