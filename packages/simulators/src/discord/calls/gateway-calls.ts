import type { Gateway } from "../gateway/gateway.ts";
import { botCall, type DiscordCall, discordCall, ok } from "./define-call.ts";

const identifiesADay = 1000;

/** Where the gateway is. */
export function gatewayCalls(gateway: Gateway): DiscordCall[] {
  return [
    discordCall({
      method: "GET",
      path: "/gateway",
      authenticated: false,
      malformed: { query: { region: "eu" } },
      run: () => ok({ url: gateway.url }),
    }),
    botCall({
      method: "GET",
      path: "/gateway/bot",
      malformed: { query: { region: "eu" } },
      run: ({ application }) =>
        ok({
          url: gateway.url,
          shards: 1,
          session_start_limit: {
            total: identifiesADay,
            remaining: Math.max(0, identifiesADay - gateway.identifiesOf(application.id)),
            reset_after: 86_400_000,
            max_concurrency: 1,
          },
        }),
    }),
  ];
}
