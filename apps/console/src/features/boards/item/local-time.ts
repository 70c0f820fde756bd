import { localDay } from "../board/filter-items.ts";

/** A moment as an input of day and time has it, in the reader's time zone. */
export function localTime(moment: Date): string {
  const two = (part: number) => String(part).padStart(2, "0");
  return `${localDay(moment)}T${two(moment.getHours())}:${two(moment.getMinutes())}`;
}
