/** The client itself, for what is no query: uploads, downloads, calls that a person's click makes once. */
import type { EurekaClient } from "@eureka/sdk";
import { client } from "./client.ts";

export function useClient(): EurekaClient {
  return client;
}
