/** Health checks for whoever starts, balances and watches the server, and its metrics. */
import { EurekaError } from "@eureka/contracts/errors";
import { isPublicAddress } from "@eureka/kit/http";
import type { Metrics } from "@eureka/kit/telemetry";
import type { FastifyRequest } from "fastify";
import { apiVersion } from "./openapi.ts";
import type { HealthChecks, RestServer } from "./rest-server.ts";

const dependencyTimeoutMs = 2000;

/**
 * `live`: the process answers; restart it when it does not. `ready`: it can take work now; do not send any when it cannot.
 * `startup`: it has finished starting; wait until then.
 */
export function registerHealth(server: RestServer, checks: HealthChecks, metrics: Metrics): void {
  server.get("/health/live", (_request, reply) => reply.send({ status: "ok" }));
  server.get("/health/startup", (_request, reply) =>
    reply.code(checks.started() ? 200 : 503).send({ status: checks.started() ? "ok" : "starting" }),
  );
  server.get("/health/ready", async (_request, reply) => {
    const dependencies = await checkAll(checks.dependencies);
    const ready =
      checks.started() && !checks.draining() && Object.values(dependencies).every((state) => state === "ok");
    const status = ready ? "ok" : checks.draining() ? "draining" : checks.started() ? "degraded" : "starting";
    return reply.code(ready ? 200 : 503).send({ status, dependencies });
  });
  // The earlier bot's only check, for the monitors that still ask it: it answered 200 whatever it found.
  server.get("/health", async (_request, reply) => {
    const services = await checkAll(checks.dependencies);
    const degraded = Object.keys(services).filter((name) => services[name] !== "ok");
    return reply.send({
      status: checks.started() && degraded.length === 0 ? "OK" : "DEGRADED",
      timestamp: new Date().toISOString(),
      version: apiVersion,
      services,
      degraded_services: degraded,
    });
  });
  server.get("/metrics", async (request, reply) => {
    if (isFromOutside(request)) throw new EurekaError("route.not_found", { method: "GET", path: "/metrics" });
    const text = await metrics.render();
    return reply.type(metrics.contentType).send(text);
  });
}

/**
 * Whether a request comes from the public internet, or somebody passed it on whom nobody has said to believe: then the address is that of
 * the one who passes on, and says nothing. Metrics are for those who run the installation.
 */
function isFromOutside({ ip, ips, headers }: FastifyRequest): boolean {
  const isPassedOn = headers["x-forwarded-for"] !== undefined || headers.forwarded !== undefined;
  return isPublicAddress(ip) || (isPassedOn && (ips?.length ?? 1) < 2);
}

async function checkAll(dependencies: HealthChecks["dependencies"]): Promise<Record<string, "ok" | "down">> {
  const entries = Object.entries(dependencies).map(async ([name, check]): Promise<[string, "ok" | "down"]> => {
    const timeout = new Promise<never>((_resolve, reject) => {
      setTimeout(() => reject(new Error("timed out")), dependencyTimeoutMs).unref();
    });
    try {
      await Promise.race([check(), timeout]);
      return [name, "ok"];
    } catch {
      return [name, "down"];
    }
  });
  return Object.fromEntries(await Promise.all(entries));
}
