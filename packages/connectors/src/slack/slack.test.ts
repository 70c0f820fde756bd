import { join } from "node:path";
import {
  type InboundRequest,
  loadRecordedDeliveries,
  type RecordedDelivery,
  requestOfRecordedDelivery,
} from "@eureka/connector-sdk";
import { describeInboundContract } from "@eureka/connector-sdk/testing";
import { describe, expect, it } from "vitest";
import { slack } from "./index.ts";
import { signatureHeader, signSlackBody, timestampHeader } from "./signature.ts";

const fixtures = await loadRecordedDeliveries(join(import.meta.dirname, "fixtures"));
const { inbound } = slack;
if (!inbound) throw new TypeError("Slack has no inbound");

/** Signs a recorded payload as Slack does. */
function signRecorded(delivery: RecordedDelivery): RecordedDelivery {
  const timestamp = String(Math.floor(new Date(delivery.receivedAt).getTime() / 1_000));
  const { body } = requestOfRecordedDelivery(delivery);
  const signature = signSlackBody(delivery.secrets.signing ?? "", timestamp, body);
  return { ...delivery, headers: { ...delivery.headers, [timestampHeader]: timestamp, [signatureHeader]: signature } };
}

describeInboundContract(slack, fixtures, { sign: signRecorded });

function requestOf(name: string): InboundRequest {
  const delivery = fixtures.find((fixture) => fixture.name === name);
  if (!delivery) throw new TypeError(`there is no fixture ${name}`);
  return requestOfRecordedDelivery(signRecorded(delivery));
}

function change(name: string, from: string, to: string): InboundRequest {
  const request = requestOf(name);
  const text = Buffer.from(request.body).toString("utf8");
  if (!text.includes(from)) throw new TypeError(`${name} does not hold ${from}`);
  return { ...request, body: new TextEncoder().encode(text.replaceAll(from, to)) };
}

describe("a probe of the certificate", () => {
  it("is answered without being believed, and is nothing else", () => {
    const request = {
      ...requestOf("a slash command"),
      body: new TextEncoder().encode("token=verification&ssl_check=1"),
    };
    expect(inbound.identify(request)).toEqual({ kind: "unsigned", reply: { status: 200, headers: {}, body: "" } });
    expect(() => inbound.parse(request)).toThrow(expect.objectContaining({ code: "invalid" }));
    const disguised = change("a slash command", "command=", "ssl_check=1&command=");
    expect(inbound.identify(disguised)).toMatchObject({ kind: "workspace" });
  });
});

describe("whose delivery it is", () => {
  it("is that of the installation that may see it, before the place where it happened", () => {
    expect(inbound.identify(requestOf("a message of another company in a shared channel"))).toEqual({
      kind: "workspace",
      platformWorkspaceIds: ["T00FAKE00BB", "T00FAKE00CC"],
      platformApplicationId: "A00FAKEAPP02",
    });
    expect(inbound.identify(requestOf("a message to an application that a whole enterprise installed"))).toMatchObject({
      platformWorkspaceIds: ["E00FAKEENT01", "T00FAKE00BB"],
    });
    expect(inbound.identify(requestOf("a command without words in a private channel of an enterprise"))).toMatchObject({
      platformWorkspaceIds: ["E00FAKEENT01", "T00FAKE00BB"],
    });
    expect(inbound.identify(requestOf("a pressed button"))).toMatchObject({ platformWorkspaceIds: ["T00FAKE00AA"] });
  });

  it("is the application's where the address is checked, and its owner's where the path says so", () => {
    const request = requestOf("the address is checked");
    expect(inbound.identify(request)).toEqual({ kind: "application" });
    expect(inbound.identify({ ...request, pathKey: "k1" })).toEqual({ kind: "path_key", key: "k1" });
    expect(inbound.identify({ ...request, method: "GET" })).toEqual({ kind: "unknown" });
  });
});

describe("what a delivery becomes", () => {
  it("has one id for the same press, however often and by whichever way it comes", () => {
    const byRequest = requestOf("a slash command");
    const byFrame = change("a command by Socket Mode", ".command4", ".command1");
    expect(inbound.parse(byFrame).deliveryId).toBe(inbound.parse(byRequest).deliveryId);
    expect(inbound.parse(byRequest).deliveryId).not.toContain("10215325802133");
  });

  it("takes a retried event for the one that came before", () => {
    const request = requestOf("a reaction");
    const again = { ...request, headers: { ...request.headers, "x-slack-retry-num": "1" } };
    expect(inbound.parse(again)).toEqual(inbound.parse(request));
  });

  it("counts what it cannot read instead of asking Slack to send it again", () => {
    const request = change("a slash command", "command=%2Feureka", `command=%2F${"x".repeat(200)}`);
    expect(inbound.parse(request)).toMatchObject({ events: [], ignored: [{ kind: "command.invoked.unreadable" }] });
  });

  it("ignores kinds of interactions that are not ours, whatever they hold", () => {
    const payload = {
      type: "dialog_submission",
      team: { id: "T1" },
      user: { id: "U1" },
      state: "text",
      actions: "none",
    };
    const body = new TextEncoder().encode(`payload=${encodeURIComponent(JSON.stringify(payload))}`);
    const request = { ...requestOf("a pressed button"), body };
    expect(inbound.parse(request)).toMatchObject({ events: [], ignored: [{ kind: "dialog_submission" }] });
  });

  it("stores no NUL and no half of a character", () => {
    const request = change("a direct message", "Hey!", "a\\u0000b\\ud83d");
    expect(inbound.parse(request).events).toMatchObject([{ message: { text: "ab\ufffd" } }]);
  });

  it("knows the messages of our own account, also where Slack does not mark them", () => {
    const request = change("a direct message", "U00FAKEUSER1", "U00FAKEBOT01");
    expect(inbound.parse(request).events).toMatchObject([{ message: { author: { isBot: true } } }]);
  });
});
