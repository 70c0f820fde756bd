/** Requests to hosts that we do not know. */
export { createFetch, type FetchOptions, type GuardedFetch } from "./create-fetch.ts";
export type { Lookup } from "./guarded-connector.ts";
export { isPublicAddress } from "./is-public-address.ts";
export { OutgoingRequestError, type OutgoingRequestReason } from "./outgoing-request-error.ts";
