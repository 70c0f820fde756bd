/** The operations as an API slice of RTK Query: one query for each read, one mutation for each write, with hooks for React. */
import { createApi } from "@reduxjs/toolkit/query/react";
import { makeEndpoints } from "../generated/endpoints.ts";
import { operationNouns } from "../generated/nouns.ts";
import { eurekaBaseQuery } from "./eureka-base-query.ts";

/** Every answer that was loaded: all of them are stale where nobody can say which ones are. */
export const everyTag: readonly string[] = operationNouns;

/**
 * @example
 * const store = configureStore({
 *   reducer: { [eurekaApi.reducerPath]: eurekaApi.reducer },
 *   middleware: (defaults) => defaults({ thunk: { extraArgument: { client } } }).concat(eurekaApi.middleware),
 * });
 * const { data } = eurekaApi.useBoardListQuery();
 */
export const eurekaApi = createApi({
  reducerPath: "eureka",
  baseQuery: eurekaBaseQuery,
  tagTypes: everyTag,
  endpoints: makeEndpoints,
});
