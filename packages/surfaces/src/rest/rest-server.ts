/** What the HTTP server is made of, for those who add routes to it. */
import type { Application } from "@eureka/core/operations";
import type { FastifyInstance } from "fastify";
import type { FrontRoute } from "./front-route.ts";

export type RestServer = FastifyInstance;

export interface HealthChecks {
  /** True once migrations have run and the roles are up. */
  readonly started: () => boolean;
  /** True from the moment when the server was told to stop. */
  readonly draining: () => boolean;
  /** What the server needs; each promise rejects when it is not reachable. */
  readonly dependencies: Readonly<Record<string, () => Promise<void>>>;
}

export interface RestOptions {
  readonly application: Application;
  readonly health: HealthChecks;
  /** False for a process without the role api: it answers its health checks and what `register` adds. Default true. */
  readonly servesOperations?: boolean;
  /** CIDRs of proxies whose X-Forwarded-For is believed. */
  readonly trustedProxies: readonly string[];
  /** Called with each answer before it is sent: tests hold it against the document. */
  readonly inspectAnswer?: (answer: { operation: string; status: number; body: unknown }) => void;
  /** Answers in front of the router, on the same listener: the gateway for platforms. */
  readonly front?: FrontRoute;
  /** Further routes on the same listener, for example the stream. */
  readonly register?: readonly ((server: RestServer) => void)[];
}
