/** The listener: API and gateway share one port; a process with neither role still answers its health checks. */
import { fileURLToPath } from "node:url";
import type { Application } from "@eureka/core/operations";
import type { Config } from "@eureka/kit/config";
import { registerConsole } from "@eureka/surfaces/console";
import { createGateway } from "@eureka/surfaces/gateway";
import { createRestServer, type HealthChecks, type RestServer } from "@eureka/surfaces/rest";
import { registerStream } from "@eureka/surfaces/stream";
import { listen } from "../listen.ts";

export interface RunningHttp {
  readonly port: number;
  /** Takes no new connections, answers what was accepted, and tells kept-alive clients to go elsewhere. */
  stop(): Promise<void>;
}

export interface HttpInput {
  readonly application: Application;
  readonly config: Config;
  readonly health: HealthChecks;
}

/** Where `npm run build:console` puts the console. */
const consoleFolder = fileURLToPath(new URL("../../../console/dist", import.meta.url));

export async function startHttp({ application, config, health }: HttpInput): Promise<RunningHttp> {
  const server = await createRestServer({
    application,
    health,
    servesOperations: config.roles.has("api"),
    trustedProxies: config.trustedProxies,
    ...(config.roles.has("gateway") && { front: createGateway(application) }),
    register: surfacesOf(application, config),
  });
  const port = await listen(server, config.host, config.port);
  return { port, stop: () => server.close() };
}

function surfacesOf(application: Application, config: Config): ((server: RestServer) => void)[] {
  const surfaces: ((server: RestServer) => void)[] = [];
  if (config.roles.has("api")) {
    surfaces.push((server) => registerStream(server, application));
    surfaces.push((server) => registerConsole(server, { folder: consoleFolder }));
  }
  return surfaces;
}
