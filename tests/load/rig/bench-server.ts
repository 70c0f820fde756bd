/** The server of the benchmarks: that of `npm start`, composed by the same code. */
import { ReferenceChatServer, referenceChat } from "@eureka/connector-sdk/reference";
import { type LimitTable, limits } from "@eureka/contracts/limits";
import { installConnector } from "@eureka/core/connections";
import type { Module } from "@eureka/core/operations";
import { createSettingsModule } from "@eureka/core/settings";
import { type Environment, readConfig } from "@eureka/kit/config";
import { createConnectors } from "../../../apps/server/src/connectors.ts";
import { createModules } from "../../../apps/server/src/modules.ts";
import { type RunningServer, startServer } from "../../../apps/server/src/start-server.ts";

export async function startBenchServer(environment: Environment): Promise<RunningServer> {
  const config = readConfig(environment, { EUREKA_PORT: "0", EUREKA_LOG_LEVEL: "error" });
  return startServer(config, { modules: withWideLimits(createModules()), connectors: withReferenceChat() });
}

/** The stage that counts runs as ever; only its numbers are such that one address may send everything. */
function withWideLimits(modules: readonly Module[]): Module[] {
  const wide = Object.fromEntries(
    Object.entries(limits).map(([name, limit]) => [name, { ...limit, limit: 1_000_000_000 }]),
  ) as LimitTable;
  return modules.map((module) => (module.name === "settings" ? createSettingsModule({ limits: wide }) : module));
}

function withReferenceChat() {
  const chat = installConnector(referenceChat, () => new ReferenceChatServer());
  return new Map([...createConnectors(), [chat.name, chat]]);
}
