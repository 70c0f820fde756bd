/** The module `channels`. */
import { defineModule } from "../operations/index.ts";
import { addChannelMember } from "./add-channel-member.ts";
import { addReaction } from "./add-reaction.ts";
import { archiveChannel } from "./archive-channel.ts";
import { createChannel } from "./create-channel.ts";
import { deleteMessage } from "./delete-message.ts";
import { getChannel } from "./get-channel.ts";
import { getMessage } from "./get-message.ts";
import { joinChannel } from "./join-channel.ts";
import { leaveChannel } from "./leave-channel.ts";
import { listChannelMembers } from "./list-channel-members.ts";
import { listChannels } from "./list-channels.ts";
import { listMessages } from "./list-messages.ts";
import { markChannelRead } from "./mark-channel-read.ts";
import { channelsPersonalData } from "./personal-data.ts";
import { postMessage } from "./post-message.ts";
import { pressMessage } from "./press-message.ts";
import { removeChannelMember } from "./remove-channel-member.ts";
import { removeReaction } from "./remove-reaction.ts";
import { unarchiveChannel } from "./unarchive-channel.ts";
import { updateChannel } from "./update-channel.ts";
import { updateMessage } from "./update-message.ts";

export const channelsModule = defineModule({
  name: "channels",
  operations: [
    addChannelMember,
    addReaction,
    archiveChannel,
    createChannel,
    deleteMessage,
    getChannel,
    getMessage,
    joinChannel,
    leaveChannel,
    listChannelMembers,
    listChannels,
    listMessages,
    markChannelRead,
    postMessage,
    pressMessage,
    removeChannelMember,
    removeReaction,
    unarchiveChannel,
    updateChannel,
    updateMessage,
  ],
  personalData: channelsPersonalData,
});
