import type { ApplicationFacts } from "@eureka/connector-sdk";
import { describe, expect, it } from "vitest";
import { describeSlackApplication } from "./manifest.ts";

const facts: ApplicationFacts = {
  name: "Eureka",
  publicUrl: "https://eureka.example",
  redirectUrl: "https://eureka.example/oauth/callback",
  commands: [
    {
      name: "eureka",
      description: "Turn talk into work",
      verbs: [
        { name: "new", description: "Make a work item", options: [] },
        { name: "list", description: "Show work items", options: [] },
      ],
    },
  ],
};
const read = (more: Partial<ApplicationFacts> = {}) => JSON.parse(describeSlackApplication({ ...facts, ...more }).text);

describe("the application's manifest", () => {
  it("is the same for the same facts, and leads everything to one address", () => {
    expect(describeSlackApplication(facts)).toEqual(describeSlackApplication(structuredClone(facts)));
    const address = "https://eureka.example/hooks/slack";
    expect(read()).toMatchObject({
      features: {
        slash_commands: [
          { command: "/eureka", url: address, usage_hint: "new | list", should_escape: true },
          { command: "/trello", url: address },
        ],
        shortcuts: [{ name: "Make work item", type: "message", callback_id: "make_work_item" }],
        app_home: { home_tab_enabled: true },
        unfurl_domains: ["eureka.example"],
      },
      oauth_config: { redirect_urls: ["https://eureka.example/oauth/callback"] },
      settings: {
        event_subscriptions: { request_url: address },
        interactivity: { is_enabled: true, request_url: address },
        socket_mode_enabled: false,
        token_rotation_enabled: true,
      },
      functions: { create_work_item: { input_parameters: { required: ["title"] } } },
    });
  });

  it("names its bot in the characters that Slack knows", () => {
    expect(read({ name: "Eureka für Büro 7" }).features.bot_user.display_name).toBe("eureka-f-r-b-ro-7");
    expect(read({ name: "ideas" }).display_information.name).toBe("ideas");
    expect(read({ name: "日本" }).features.bot_user.display_name).toBe("slack");
  });

  it("asks for no event twice and for no mention beside the message that it stands in", () => {
    const { bot_events } = read().settings.event_subscriptions;
    expect(new Set(bot_events).size).toBe(bot_events.length);
    expect(bot_events).not.toContain("app_mention");
    expect(read().oauth_config.scopes.bot).toContain("chat:write");
  });

  it.each(["http://eureka.example", "https://localhost:8443", "https://192.168.1.5"])(
    "switches Socket Mode on for %s, which Slack cannot reach",
    (publicUrl) => {
      const manifest = read({ publicUrl });
      expect(manifest.settings.socket_mode_enabled).toBe(true);
      expect(JSON.stringify(manifest)).not.toContain(`${publicUrl}/hooks`);
      expect(manifest.settings.interactivity).toEqual({ is_enabled: true });
    },
  );
});
