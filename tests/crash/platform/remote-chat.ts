/** The reference chat's connector, with the platform at an address instead of in memory. */
import {
  type ChatCapability,
  type Connector,
  ConnectorError,
  type ConnectorErrorCode,
  defineConnector,
} from "@eureka/connector-sdk";
import { createReferenceChat, createReferenceInbound, ReferenceChatServer } from "@eureka/connector-sdk/reference";
import type { RemoteCall } from "./reference-platform.ts";

export const remoteReferenceChat: Connector<string> = defineConnector<string>({
  name: "reference-chat",
  title: "Reference chat",
  auth: { kind: "none", inboundSecrets: [{ name: "signing", title: "Signing secret", help: "Any text." }] },
  inbound: createReferenceInbound("reference-chat"),
  chat: createRemoteChat,
});

/** What needs no platform is answered here; everything else is a call. */
function createRemoteChat(address: string): ChatCapability {
  const { capabilities, renderCard } = createReferenceChat(new ReferenceChatServer());
  const local: Readonly<Record<string, unknown>> = { capabilities, renderCard };
  // The proxy has every method of the capability, as each is one call of the same form.
  return new Proxy({} as ChatCapability, {
    get: (_target, method: string) => local[method] ?? ((input: unknown) => call(address, { method, input })),
  });
}

async function call(address: string, remoteCall: RemoteCall): Promise<unknown> {
  const response = await fetch(address, { method: "POST", body: JSON.stringify(remoteCall) }).catch(
    (cause: unknown) => {
      throw new ConnectorError("unavailable", "The platform does not answer", { cause });
    },
  );
  const result: unknown = await response.json();
  if (response.ok) return result;
  const { code, message } = result as { code: Exclude<ConnectorErrorCode, "rate_limited">; message: string };
  throw new ConnectorError(code, message);
}
