/** The whole server over one database, with the surfaces of the sweep. */
import type { Ports } from "@eureka/core/operations";
import { registerStream } from "@eureka/surfaces/stream";
import { testServer } from "@eureka/testing/rest-server";
import { type TestApplication, testApplication } from "@eureka/testing/test-application";
import { registerJsonRpc } from "../json-rpc/json-rpc-surface.ts";
import { createCliSurface } from "./surfaces/cli-surface.ts";
import { createJsonRpcSurface } from "./surfaces/json-rpc-surface.ts";
import { createRestSurface } from "./surfaces/rest-surface.ts";
import type { Surface } from "./surfaces/surface.ts";

export interface Stage extends TestApplication {
  readonly url: string;
  /** The surfaces that answer a call at once. */
  readonly surfaces: readonly Surface[];
}

/** Limits would end a sweep that calls everything hundreds of times; they have tests of their own. */
export const noLimit: Ports["createLimiter"] = () => ({
  consume: async () => ({
    allowed: true,
    limit: 1_000_000,
    remaining: 999_999,
    resetSeconds: 60,
    retryAfterSeconds: 0,
  }),
});

export async function openStage(ports: Partial<Ports> = {}): Promise<Stage> {
  const test = await testApplication({ ports: { createLimiter: noLimit, ...ports } });
  const { application } = test;
  const register = [registerJsonRpc, registerStream].map(
    (surface) => (server: Parameters<typeof registerJsonRpc>[0]) => surface(server, application),
  );
  const { url } = await testServer(test, { listens: true, register });
  return { ...test, url, surfaces: [createRestSurface(url), createJsonRpcSurface(url), createCliSurface(url)] };
}
