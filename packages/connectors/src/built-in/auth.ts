import type { NoAuthDescription } from "@eureka/connector-sdk";

/**
 * Nothing to authorise. The secret exists for deliveries that come over the network; the host's own chat hands them over inside and
 * gives its connection none, so that whatever arrives at the connector's address is refused.
 */
export const builtInAuth: NoAuthDescription = {
  kind: "none",
  inboundSecrets: [{ name: "signing", title: "Signing secret", help: "Not used: the chat is part of Eureka." }],
};
