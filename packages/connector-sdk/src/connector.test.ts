import { describe, expect, it } from "vitest";
import { defineConnector } from "./connector.ts";
import { createReferenceInbound } from "./reference/index.ts";

const auth = { kind: "none", inboundSecrets: [] } as const;

describe("defineConnector", () => {
  it("takes a connector whose host is the platform itself: its client is an interface of its own", () => {
    interface OwnClient {
      say(text: string): void;
    }
    const said: string[] = [];
    const connector = defineConnector<OwnClient>({
      name: "own-chat",
      title: "Own chat",
      auth,
      directory: (client) => ({
        listPeople: async () => ({ entries: [], nextCursor: null }),
        getPerson: async (platformUserId) => {
          client.say(platformUserId);
          return { platformUserId, isBot: false };
        },
      }),
    });
    connector.directory?.({ say: (text) => said.push(text) }).getPerson("U1");
    expect(said).toEqual(["U1"]);
    expect(Object.isFrozen(connector)).toBe(true);
  });

  it.each(["Slack", "a b", "../x", "", "1st", "x".repeat(41)])(
    "refuses the name %j, which cannot stand in a path",
    (name) => {
      expect(() => defineConnector({ name, title: "X", auth, inbound: createReferenceInbound("x") })).toThrow(
        TypeError,
      );
    },
  );

  it("refuses a connector that can do nothing", () => {
    expect(() => defineConnector({ name: "idle", title: "Idle", auth })).toThrow("has no capability");
  });
});
