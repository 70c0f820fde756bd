/**
 * The reference chat as a platform of its own: it lives in the rig, outlives every kill, and is reached over HTTP. So a killed
 * process may well have written there without knowing it.
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { ConnectorError } from "@eureka/connector-sdk";
import { createReferenceChat, ReferenceChatServer } from "@eureka/connector-sdk/reference";

/** The variable of the environment that tells a process where the platform is. */
export const platformVariable = "CRASH_RIG_PLATFORM";

export interface ReferencePlatform {
  readonly address: string;
  readonly chat: ReferenceChatServer;
  stop(): Promise<void>;
}

/** A call of the chat's capability, on its way. */
export interface RemoteCall {
  readonly method: string;
  readonly input: unknown;
}

export async function startReferencePlatform(): Promise<ReferencePlatform> {
  const chat = new ReferenceChatServer();
  const capability = new Map(Object.entries(createReferenceChat(chat)));
  const server = createServer(async (request, response) => {
    const { method, input } = (await json(request)) as RemoteCall;
    try {
      const result: unknown = await capability.get(method)?.(input as never);
      response.end(JSON.stringify(result ?? null));
    } catch (error) {
      const code = error instanceof ConnectorError ? error.code : "invalid";
      response.writeHead(400).end(JSON.stringify({ code, message: String(error) }));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    chat,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
