import type { StoredFile } from "../records.ts";
import type { SlackState } from "../state.ts";
import { scopeFamilies, seconds } from "./show-channel.ts";

/** A file as `files.info` and messages show it. `address` is where Slack serves files from. */
export function showFile(state: SlackState, file: StoredFile, address: string) {
  const { id, name, title, mediaType, teamId, userId, shares } = file;
  const extension = name.includes(".") ? (name.split(".").pop() ?? "").toLowerCase() : "";
  const link = `${address}/files-pri/${teamId}-${id}/${encodeURIComponent(name)}`;
  const shared = (family: string) => [...shares.keys()].filter((channel) => familyOf(state, channel) === family);
  return {
    id,
    created: seconds(file.createdAt),
    timestamp: seconds(file.createdAt),
    name,
    title,
    mimetype: mediaType,
    filetype: extension || "binary",
    pretty_type: (extension || "binary").toUpperCase(),
    user: userId,
    user_team: teamId,
    editable: false,
    size: file.size,
    mode: "hosted",
    is_external: false,
    external_type: "",
    is_public: shared("channels").length > 0,
    public_url_shared: false,
    display_as_bot: false,
    username: "",
    url_private: link,
    url_private_download: `${address}/files-pri/${teamId}-${id}/download/${encodeURIComponent(name)}`,
    permalink: `https://${state.team(teamId).domain}.slack.com/files/${userId}/${id}/${encodeURIComponent(name)}`,
    has_rich_preview: false,
    file_access: "visible",
  };
}

/** With the conversations that have it, as the calls about files say it and messages do not. */
export function showSharedFile(state: SlackState, file: StoredFile, address: string) {
  const channels = [...file.shares.keys()];
  const of = (family: string) => channels.filter((channel) => familyOf(state, channel) === family);
  return {
    ...showFile(state, file, address),
    channels: of("channels"),
    groups: of("groups"),
    ims: of("im"),
    comments_count: 0,
  };
}

function familyOf(state: SlackState, channelId: string): string {
  return scopeFamilies[state.channel(channelId).kind];
}
