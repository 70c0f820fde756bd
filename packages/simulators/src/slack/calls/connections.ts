/** The address of a new Socket Mode connection. */
import { z } from "zod";
import { refusal } from "../refusal.ts";
import { defineAppMethod, type SlackCall } from "../slack-call.ts";
import type { SocketHub } from "../socket-hub.ts";

export function connectionCalls(hub: SocketHub, url: () => string): SlackCall[] {
  return defineAppMethod({
    name: "apps.connections.open",
    tier: 1,
    arguments: z.strictObject({}),
    malformed: { connections: 2 },
    run({ caller: app }) {
      if (!app.socketMode) throw refusal("socket_mode_not_enabled");
      if (hub.isFull(app.id)) throw refusal("too_many_websockets");
      return { url: url().replace(/^http/, "ws") + hub.issueTicket(app.id) };
    },
  });
}
