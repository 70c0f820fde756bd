/** Talking in Slack: the capability put together from its parts. */
import type { ChatAbilities, ChatCapability, ConnectorTools } from "@eureka/connector-sdk";
import { renderSlackCard } from "./cards.ts";
import { isInChannel, leaveWorkspace, listChannels, listMembers } from "./chat-places.ts";
import { getMessage, readThread } from "./chat-read.ts";
import { endStep, openForm, showHome, unfurl } from "./chat-surfaces.ts";
import { deleteMessage, directMessage, postEphemeral, postMessage, react, updateMessage } from "./chat-write.ts";
import { createSlackClient } from "./client.ts";
import { downloadFile, uploadFile } from "./files.ts";
import { findByIntent } from "./find-by-intent.ts";
import { appendStream, startStream, stopStream } from "./streams.ts";

const abilities: ChatAbilities = {
  intents: "lookup",
  threads: true,
  edits: true,
  reactions: true,
  ephemeral: true,
  forms: "by_call",
  files: "both_ways",
  streams: "native",
  // Below Slack's 40,000: escaping makes texts longer.
  maxTextLength: 30_000,
};

/** Makes the chat capability of one connection. */
export function createSlackChat(tools: ConnectorTools): ChatCapability {
  const slack = createSlackClient(tools);
  return {
    capabilities: () => abilities,
    renderCard: (card) => renderSlackCard(card),
    post: (input) => postMessage(slack, input),
    update: (input) => updateMessage(slack, input),
    delete: (input) => deleteMessage(slack, input),
    postEphemeral: (input) => postEphemeral(slack, input),
    directMessage: (input) => directMessage(slack, input),
    react: (input) => react(slack, input),
    findByIntent: (search) => findByIntent(slack, search),
    getMessage: (message) => getMessage(slack, message),
    readThread: (thread, page) => readThread(slack, thread, page),
    listChannels: (page) => listChannels(slack, page),
    isInChannel: (platformChannelId) => isInChannel(slack, platformChannelId),
    listMembers: (page) => listMembers(slack, page),
    openForm: (input) => openForm(slack, input),
    uploadFile: (input) => uploadFile(slack, input),
    downloadFile: (file) => downloadFile(slack, file),
    startStream: (input) => startStream(slack, input),
    appendStream: (input) => appendStream(slack, input),
    stopStream: (input) => stopStream(slack, input),
    showHome: (input) => showHome(slack, input),
    unfurl: (input) => unfurl(slack, input),
    endStep: (input) => endStep(slack, input),
    leave: () => leaveWorkspace(slack),
  };
}
