import { builtInConnectorName } from "@eureka/contracts/connection";
import type { OrganizationSnapshot } from "../snapshot.ts";

/** Every journaled message was sent as it stands; in the built-in chat there is exactly one message of each, and none of nothing. */
export function outgoingMessages({ outgoing, messagesByIntent }: OrganizationSnapshot): string[] {
  const intents = new Set(outgoing.map(({ id }) => id));
  return [
    ...outgoing.flatMap(({ id, state, isCurrent }) => (state === "sent" && isCurrent ? [] : [`${id} is ${state}`])),
    ...outgoing
      .filter(({ connector }) => connector === builtInConnectorName)
      .map(({ id }) => ({ id, times: messagesByIntent.get(id)?.length ?? 0 }))
      .flatMap(({ id, times }) => (times === 1 ? [] : [`${id} stands in the chat ${times} times`])),
    ...[...messagesByIntent.keys()]
      .filter((intent) => intent !== "" && !intents.has(intent))
      .map((intent) => `the message with the intent ${intent} was never journaled`),
  ];
}
