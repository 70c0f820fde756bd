/** Files: announced, uploaded, shared, read. */
import { z } from "zod";
import { channelArgument, cursor, fileId, jsonOf, limit, text, ts, wholeNumber } from "../arguments.ts";
import { messageBlocks } from "../blocks/blocks.ts";
import { completeBlocks } from "../blocks/complete-blocks.ts";
import { guessMediaType } from "../changes/guess-media-type.ts";
import { postMessage } from "../changes/post-message.ts";
import type { StoredFile } from "../records.ts";
import { refusal } from "../refusal.ts";
import { showSharedFile } from "../shapes/show-file.ts";
import { type Caller, defineMethod, type SlackCall } from "../slack-call.ts";
import type { World } from "../world.ts";
import { authorOf } from "./chat.ts";
import { findDestination, findThread } from "./message-contents.ts";

/** One gigabyte: docs.slack.dev/messaging/working-with-files. */
const largestFile = 1_073_741_824;

const completion = z
  .strictObject({
    files: jsonOf(
      z
        .array(z.strictObject({ id: fileId, title: z.string().optional(), highlight_type: z.string().optional() }))
        .min(1),
    ),
    channel_id: channelArgument.optional(),
    channels: z.string().optional(),
    thread_ts: ts.optional(),
    initial_comment: z.string().optional(),
    blocks: jsonOf(messageBlocks).optional(),
  })
  .refine((args) => args.thread_ts === undefined || args.channel_id !== undefined, "thread_ts needs channel_id");

export function fileCalls(world: World): SlackCall[] {
  const { state, url } = world;
  return [
    defineMethod({
      name: "files.getUploadURLExternal",
      tier: 4,
      scope: "files:write",
      reads: true,
      arguments: z.strictObject({
        filename: text,
        length: wholeNumber(1, largestFile),
        alt_text: z.string().max(1_000).optional(),
        alt_txt: z.string().max(1_000).optional(),
        snippet_type: z.string().optional(),
      }),
      malformed: { filename: "a.txt", length: "long" },
      run({ args, caller: { token, install } }) {
        const file: StoredFile = {
          id: state.newId("F"),
          teamId: install.teamId,
          userId: token.userId,
          name: args.filename,
          title: args.filename,
          mediaType: guessMediaType(args.filename),
          createdAt: state.now(),
          size: args.length,
          bytes: null,
          shares: new Map(),
          isComplete: false,
          uploadKey: state.newSecret(),
        };
        state.files.set(file.id, file);
        return { upload_url: `${url()}/upload/v1/${file.uploadKey}`, file_id: file.id };
      },
    }),
    defineMethod({
      name: "files.completeUploadExternal",
      tier: 4,
      scope: "files:write",
      arguments: completion,
      malformed: { files: [{ title: "without an id" }] },
      run({ args, caller, exchange }) {
        const files = args.files.map(({ id, title }) => {
          const file = findUpload(world, caller, id);
          if (title !== undefined) file.title = title;
          return file;
        });
        const places = args.channel_id === undefined ? (args.channels ?? "").split(",") : [args.channel_id];
        const channels = places.filter((id) => id !== "").map((id) => findDestination(state, caller, id));
        for (const file of files) file.isComplete = true;
        for (const channel of channels) {
          postMessage(world, {
            channelId: channel.id,
            ...authorOf(caller),
            text: args.initial_comment ?? "",
            blocks: completeBlocks(args.blocks ?? []),
            threadTs: findThread(state, channel, args.thread_ts, exchange),
            fileIds: files.map(({ id }) => id),
          });
        }
        return { files: files.map((file) => showSharedFile(state, file, url())) };
      },
    }),
    defineMethod({
      name: "files.info",
      tier: 4,
      scope: "files:read",
      reads: true,
      arguments: z.strictObject({
        file: fileId,
        count: wholeNumber(1, 1_000).optional(),
        page: wholeNumber(1, 100).optional(),
        limit: limit.optional(),
        cursor: cursor.optional(),
      }),
      malformed: { file: "report.pdf" },
      run({ args, caller }) {
        const file = state.files.get(args.file);
        if (!file?.isComplete || !mayReadFile(world, caller, file)) throw refusal("file_not_found");
        return { file: showSharedFile(state, file, url()), comments: [], response_metadata: { next_cursor: "" } };
      },
    }),
  ].flat();
}

function findUpload({ state }: World, { token }: Caller, id: string): StoredFile {
  const file = state.files.get(id);
  if (!file || file.userId !== token.userId || file.isComplete) throw refusal("file_not_found");
  if (file.bytes === null) throw refusal("file_upload_incomplete");
  return file;
}

/** Its owner, and members of the conversations where it was shared. */
export function mayReadFile(
  { state }: World,
  { token, install }: Pick<Caller, "token" | "install">,
  file: StoredFile,
): boolean {
  return (
    file.userId === token.userId ||
    [...file.shares.keys()].some((id) => {
      const { memberIds, kind, teamIds } = state.channel(id);
      return (
        memberIds.has(token.userId) || (kind === "public" && teamIds.some((teamId) => state.covers(install, teamId)))
      );
    })
  );
}
