/** The listener: API and gateway share one port; a process with neither role still answers its health checks. */
import type { Application } from "@eureka/core/operations";
import type { Config } from "@eureka/kit/config";
import { createRestServer, type HealthChecks, type RestServer } from "@eureka/surfaces/rest";
import { listen } from "../listen.ts";

export interface RunningHttp {
  readonly url: string;
  /** Takes no new connections, answers what was accepted, and tells kept-alive clients to go elsewhere. */
  drain(): Promise<void>;
  stop(): Promise<void>;
}

export async function startHttp(application: Application, config: Config, health: HealthChecks): Promise<RunningHttp> {
  const server = await createRestServer({
    application,
    health,
    trustedProxies: config.trustedProxies,
    register: registrations(application, config),
  });
  const port = await listen(server, config.host, config.port);
  const host = config.host.includes(":") ? `[${config.host}]` : config.host;
  return {
    url: `http://${host}:${port}`,
    drain: () => server.close(),
    stop: () => server.close(),
  };
}

function registrations(_application: Application, _config: Config): ((server: RestServer) => void)[] {
  return [];
}
