/** Which of the loaded answers an event makes stale. */
import { anyList, type Tag } from "@eureka/sdk/rtk-query";
import type { LiveEvent } from "./live-events.ts";
import { wholesOf } from "./wholes-of.ts";

/** Nouns whose answers also hold a part of the subject of another noun's event. */
const alsoStale: Readonly<Record<string, readonly string[]>> = {
  comment: ["work_item"],
  checklist_entry: ["work_item"],
  attachment: ["work_item"],
  channel_mapping: ["platform_channel"],
  list: ["board"],
  connected_board: ["platform_hook", "external_link"],
  reaction: ["message"],
  message: ["channel", "mention"],
  channel_member: ["channel"],
  idea_run: ["idea"],
  run: ["idea_run"],
  grant: ["me", "member"],
  member: ["me"],
  placement: ["work_item"],
};

/** Every answer about the subject, and every list that could hold it. */
export function staleTags(event: LiveEvent): Tag[] {
  const { type, id } = event.subject;
  const noun = event.type.slice(0, event.type.indexOf("."));
  const nouns = new Set([type, noun, ...(alsoStale[type] ?? []), ...(alsoStale[noun] ?? [])]);
  const parents = Object.values(event.data).filter((value) => typeof value === "string");
  return [
    ...[...nouns].flatMap((stale) => [
      { type: stale, id: anyList },
      { type: stale, id },
      ...(stale === type ? [] : parents.map((parent) => ({ type: stale, id: parent }))),
    ]),
    ...wholesOf(event).map((whole) => ({ type: "work_item", id: whole })),
  ];
}
