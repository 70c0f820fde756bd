/** New bookmarks in the form of the earlier system: its keys, their order, its ids and its times. */
import { randomUUID } from "node:crypto";
import { scoreRange } from "@eureka/contracts/evaluation";
import { type IdeaContent, rankingScore } from "@eureka/contracts/idea";
import { advocacyText, critiqueText, ideaText, improvedText, skepticismText } from "../ideas/idea-texts.ts";
import type { StoredBookmark, StoredBookmarks } from "./bookmark-json.ts";

export interface BookmarkFacts {
  readonly idea: IdeaContent;
  readonly topic: string;
  readonly context: string;
  readonly tags: readonly string[];
}

/**
 * The entry for an idea. The format has one text and no other place for an improvement, so both texts stand in it. Where nothing was
 * judged the score is 0, as the format has no other word for that.
 * @param file what the file holds already: a file that calls the topic `topic`, as later versions do, keeps calling it that
 */
export function makeBookmark({ idea, topic, context, tags }: BookmarkFacts, file: StoredBookmarks): StoredBookmark {
  const now = new Date();
  const improved = improvedText(idea);
  const isLater = file.size > 0 && [...file.values()].every((entry) => Object.hasOwn(entry, "topic"));
  return {
    id: makeId(now),
    text: improved === null ? ideaText(idea) : `${ideaText(idea)}\n\n${improved}`,
    ...(isLater ? { topic, context } : { theme: topic, constraints: context }),
    score: roundScore(rankingScore(idea)),
    critique: critiqueText(idea),
    advocacy: advocacyText(idea),
    skepticism: skepticismText(idea),
    bookmarked_at: `${dayOf(now)}T${timeOf(now)}.${microsecondsOf(now)}`,
    tags: [...tags],
  };
}

/** `bookmark_20261122_093005_7cf82dd5`. */
function makeId(now: Date): string {
  const random = randomUUID().slice(0, 8);
  return `bookmark_${dayOf(now).replaceAll("-", "")}_${timeOf(now).replaceAll(":", "")}_${random}`;
}

function roundScore(score: number | null): number {
  return score === null ? 0 : Math.min(scoreRange.most, Math.round(score * 100) / 100);
}

/** In the time zone of the machine, which the format does not name. */
function dayOf(time: Date): string {
  return `${String(time.getFullYear()).padStart(4, "0")}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
}

function timeOf(time: Date): string {
  return `${two(time.getHours())}:${two(time.getMinutes())}:${two(time.getSeconds())}`;
}

/** A Date knows milliseconds only; the rest comes from the clock that measures durations. */
function microsecondsOf(time: Date): string {
  const rest = Math.floor((performance.now() * 1000) % 1000);
  return `${String(time.getMilliseconds()).padStart(3, "0")}${String(rest).padStart(3, "0")}`;
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}
