import { channelCreateSchema, channelSchema, exampleChannel } from "@eureka/contracts/channel";
import { EurekaError } from "@eureka/contracts/errors";
import { defineOperation } from "../operations/index.ts";
import { assertActiveWorkspace, loadWorkspace } from "../tenancy/index.ts";
import { readChannel } from "./channel-view.ts";
import { putMemberInto } from "./join-channel-record.ts";
import { makeChannel } from "./make-channel.ts";

/** Makes a channel; who makes it is its first member. */
export const createChannel = defineOperation({
  name: "channel.create",
  summary: "Make a channel",
  description: "A public channel is open to everybody in its workspace; a private one exists for its members only.",
  input: channelCreateSchema,
  output: channelSchema,
  permission: "channel:create",
  effect: "write",
  http: { method: "POST", path: "/channels", status: 201 },
  command: { words: ["name"] },
  example: {
    input: { workspaceId: exampleChannel.workspaceId, name: "general", topic: exampleChannel.topic },
    output: exampleChannel,
  },
  target: (context, input) => loadWorkspace(context, input.workspaceId, { lock: true }),
  async run(context, input, workspace) {
    assertActiveWorkspace(workspace);
    const channel = await makeChannel(context, input);
    if (!channel) throw new EurekaError("channel.name_taken");
    const { memberId } = context.principal;
    if (memberId) await putMemberInto(context, channel, memberId);
    return readChannel(context, channel.id);
  },
});
