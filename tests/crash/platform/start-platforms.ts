/** The platforms that an installation is connected to. They live in the rig and outlive every kill. */
import type { ReferenceChatServer } from "@eureka/connector-sdk/reference";
import { startTrello, type Trello } from "@eureka/simulators/trello";
import { platformVariable, startReferencePlatform } from "./reference-platform.ts";

export interface CrashPlatforms {
  readonly chat: ReferenceChatServer;
  readonly trello: Trello;
  /** Leads an installation to them. */
  readonly environment: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

export async function startPlatforms(): Promise<CrashPlatforms> {
  const [reference, trello] = await Promise.all([startReferencePlatform(), startTrello()]);
  return {
    chat: reference.chat,
    trello,
    // They are on this machine, which connectors do not call unless told.
    environment: { [platformVariable]: reference.address, EUREKA_CONNECTOR_ALLOW_PRIVATE: "true" },
    stop: async () => {
      await Promise.all([reference.stop(), trello.close()]);
    },
  };
}
