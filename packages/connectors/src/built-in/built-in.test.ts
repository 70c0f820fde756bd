import { join } from "node:path";
import {
  ConnectorError,
  loadRecordedDeliveries,
  type RecordedDelivery,
  requestOfRecordedDelivery,
} from "@eureka/connector-sdk";
import { describeInboundContract } from "@eureka/connector-sdk/testing";
import { cardSchema } from "@eureka/contracts/card";
import { EurekaError } from "@eureka/contracts/errors";
import { textLimits } from "@eureka/contracts/text";
import { describe, expect, it } from "vitest";
import { createBuiltInChat } from "./chat.ts";
import type { BuiltInChatClient } from "./client.ts";
import { writeHandle } from "./forms.ts";
import { builtIn } from "./index.ts";
import { readCommand } from "./read-command.ts";
import { signatureHeader, signBuiltInDelivery, timestampHeader } from "./signature.ts";

const fixtures = await loadRecordedDeliveries(join(import.meta.dirname, "fixtures"));

function sign(delivery: RecordedDelivery): RecordedDelivery {
  const timestamp = String(Math.floor(new Date(delivery.receivedAt).getTime() / 1_000));
  const { body } = requestOfRecordedDelivery(delivery);
  const signature = signBuiltInDelivery(delivery.secrets.signing ?? "", timestamp, body);
  return { ...delivery, headers: { [timestampHeader]: timestamp, [signatureHeader]: signature } };
}

describeInboundContract(builtIn, fixtures, { sign });

describe("the built-in inbound", () => {
  const [delivery] = fixtures.map(sign);
  if (!delivery) throw new TypeError("there are no fixtures");
  const request = requestOfRecordedDelivery(delivery);

  it("refuses whatever comes from outside, because its connections have no secret", () => {
    expect(builtIn.inbound?.verify(request, {}, new Date(delivery.receivedAt))).toEqual({
      ok: false,
      reason: "secret_missing",
    });
    expect(builtIn.inbound?.identify({ ...request, method: "GET" })).toEqual({ kind: "unknown" });
    expect(builtIn.inbound?.identify({ ...request, pathKey: "k1" })).toEqual({ kind: "path_key", key: "k1" });
  });

  it("refuses a timestamp that is no number", () => {
    const headers = { ...request.headers, [timestampHeader]: "soon" };
    expect(builtIn.inbound?.verify({ ...request, headers }, delivery.secrets, new Date(delivery.receivedAt))).toEqual({
      ok: false,
      reason: "malformed",
    });
  });

  it("takes only what stands behind the command's own word, and leaves it as it is", () => {
    expect(["/eureka", "/eureka ", "/eureka\n\n x \n", "/eureka\r\nx", "/EUREKA  list"].map(readCommand)).toEqual([
      "",
      "",
      "\n x \n",
      "x",
      " list",
    ]);
    expect(["eureka", " /eureka x", "/eurekas", "/eureka-x", "say /eureka"].map(readCommand)).toEqual(
      Array.from({ length: 5 }, () => null),
    );
  });
});

describe("the built-in chat's translation", () => {
  const chatThatFailsWith = (error: unknown) =>
    createBuiltInChat(new Proxy({}, { get: () => () => Promise.reject(error) }) as BuiltInChatClient);

  it("turns the host's errors into the five codes", async () => {
    const message = { platformChannelId: "chn_1", platformMessageId: "msg_1" };
    const outcomes: [unknown, object][] = [
      [new EurekaError("message.not_found", { id: "msg_1" }), { code: "not_found", platformCode: "message.not_found" }],
      [new EurekaError("permission.denied", { permission: "x" }), { code: "unauthorized" }],
      [new EurekaError("channel.archived", { id: "chn_1" }), { code: "invalid" }],
      [new EurekaError("limit.exceeded", { subject: "x", seconds: 9 }), { code: "rate_limited", retryAfterSeconds: 9 }],
      [new EurekaError("server.unavailable", { reason: "x" }), { code: "unavailable", mayHaveHappened: true }],
      [new TypeError("a defect"), { code: "unavailable" }],
      [new ConnectorError("invalid", "as it is"), { code: "invalid" }],
    ];
    for (const [error, outcome] of outcomes) {
      await expect(chatThatFailsWith(error).getMessage(message)).rejects.toMatchObject(outcome);
    }
    const gone = chatThatFailsWith(new EurekaError("message.not_found", { id: "msg_1" }));
    await expect(gone.delete({ intent: "i", message })).resolves.toBeUndefined();
    const denied = chatThatFailsWith(new EurekaError("permission.denied", { permission: "x" }));
    await expect(denied.delete({ intent: "i", message })).rejects.toMatchObject({ code: "unauthorized" });
  });

  it("cuts a text that is too long visibly, never through a character, and gives a silent card its own words", async () => {
    const written: { text: string }[] = [];
    const record = async (input: { text: string }) => {
      written.push(input);
      return { id: "msg_1", channelId: "chn_1", threadId: null };
    };
    const chat = createBuiltInChat(new Proxy({}, { get: () => record }) as BuiltInChatClient);
    const place = { intent: "i", platformChannelId: "chn_1" };
    await chat.post({ ...place, content: { text: "👩".repeat(60_000) } });
    await chat.post({ ...place, content: { text: "", card: cardSchema.parse({ title: "ENG-1 Fix login" }) } });
    expect(written[0]?.text.length).toBeLessThanOrEqual(textLimits.message);
    expect(written[0]?.text.isWellFormed()).toBe(true);
    expect(written[0]?.text).toContain("too long");
    expect(written[1]?.text).toContain("ENG-1 Fix login");
  });

  it("shows a form to whoever pressed, as a card that sends it, and takes it away again", async () => {
    const calls: [name: string, input: unknown][] = [];
    const client = new Proxy(
      {},
      {
        get: (_target, name) => async (input: unknown) => {
          calls.push([String(name), input]);
          return { id: "msg_9", channelId: "chn_1", threadId: null };
        },
      },
    );
    const chat = createBuiltInChat(client as BuiltInChatClient);
    const inputs = [{ kind: "date", id: "due", label: "Due", required: false }] as const;
    const form = { id: "form_1", title: "Change it", submitLabel: "Send", inputs: [...inputs] };
    await chat.openForm?.({
      form,
      replyHandle: writeHandle({ channelId: "chn_1", threadId: null, memberId: "mem_1" }),
    });
    expect(calls).toMatchObject([
      [
        "postMessage",
        {
          intent: "form_1",
          channelId: "chn_1",
          threadId: null,
          visibleTo: "mem_1",
          card: { title: "Change it", inputs, actions: [{ kind: "button", id: "send_form_1", label: "Send" }] },
        },
      ],
    ]);
    await expect(chat.openForm?.({ form, replyHandle: "no handle" })).rejects.toMatchObject({ code: "invalid" });
    await chat.closeForm?.({ formId: "form_1" });
    expect(calls.slice(1)).toEqual([
      ["findMessageByIntent", "form_1"],
      ["deleteMessage", "msg_9"],
    ]);
  });

  it("calls a file by its name where nobody said anything, and asks for it again where its bytes broke off", async () => {
    const written: unknown[] = [];
    const record = async (input: { text: string }) => {
      written.push(input.text);
      return { id: "msg_1", channelId: "chn_1", threadId: "msg_0" };
    };
    const chat = createBuiltInChat(new Proxy({}, { get: () => record }) as BuiltInChatClient);
    const facts = { name: "log_in.png", mediaType: "image/png", sizeBytes: 1, open: () => new Blob(["x"]).stream() };
    const upload = { intent: "i", platformChannelId: "chn_1", ...facts };
    expect(await chat.uploadFile?.(upload)).toEqual({
      platformChannelId: "chn_1",
      platformMessageId: "msg_1",
      platformThreadId: "msg_0",
    });
    await chat.uploadFile?.({ ...upload, text: "Like **this**" });
    expect(written).toEqual(["log\\_in.png", "Like **this**"]);
    await expect(chatThatFailsWith(new EurekaError("file.upload_broken")).uploadFile?.(upload)).rejects.toMatchObject({
      code: "unavailable",
      isTemporary: true,
    });
    await expect(
      chatThatFailsWith(new EurekaError("request.too_large", { limit: 1 })).uploadFile?.(upload),
    ).rejects.toMatchObject({ code: "invalid" });
  });
});
