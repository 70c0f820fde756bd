import type { AddressInfo } from "node:net";
import { type ComposedApplication, compose } from "@eureka/core/operations";
import { createMetrics } from "@eureka/kit/telemetry";
import { createRestServer } from "@eureka/surfaces/rest";
import { registerStream } from "@eureka/surfaces/stream";
import { type TestApplication, testApplication, testSetupToken } from "@eureka/testing/test-application";
import { createModules } from "../../apps/server/src/modules.ts";

export interface TestApi extends Pick<TestApplication, "application" | "database"> {
  readonly url: string;
  readonly setupToken: string;
  stop(): Promise<void>;
}

/** The whole domain behind a real HTTP server, with the services that give events their place in the stream. */
export async function startTestApi(): Promise<TestApi> {
  const { ports, database } = await testApplication();
  // The ports come from an application that has registered its metrics already.
  const application = compose(createModules(), { ...ports, metrics: createMetrics({ processMetrics: false }) });
  const server = await createRestServer({
    application,
    health: { started: () => true, draining: () => false, dependencies: {} },
    trustedProxies: [],
    register: [(rest) => registerStream(rest, application)],
  });
  await server.listen({ host: "127.0.0.1", port: 0 });
  const stopServices = await startServices(application);
  return {
    application,
    database,
    url: `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    setupToken: testSetupToken,
    async stop() {
      await server.close();
      await stopServices();
    },
  };
}

async function startServices(application: ComposedApplication): Promise<() => Promise<void>> {
  const stops = await Promise.all(application.services.map((service) => service.start(application)));
  return async () => {
    for (const stop of stops) await stop();
  };
}
