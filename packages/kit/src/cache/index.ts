/** A bounded cache in this process. */
export { type Cache, type CacheOptions, createCache } from "./create-cache.ts";
