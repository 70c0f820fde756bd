/** Clocks on walls: what an instant looks like in a time zone, and back. */

/** Date and time of day as a person in the time zone reads them; `month` from 1. */
export interface WallTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
}

/** How far the zone's clocks are ahead of UTC at an instant, in minutes. An unknown zone counts as UTC. */
export function offsetMinutes(instant: Date, timeZone: string): number {
  const parts = readParts(instant, timeZone);
  return parts ? Math.round((Date.UTC(...parts) - Math.floor(instant.getTime() / 60_000) * 60_000) / 60_000) : 0;
}

export function toWallTime(instant: Date, timeZone: string): WallTime {
  const shifted = new Date(instant.getTime() + offsetMinutes(instant, timeZone) * 60_000);
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    hour: shifted.getUTCHours(),
    minute: shifted.getUTCMinutes(),
  };
}

/** The instant at which the zone's clocks show this. In the hour that a clock change skips, the time an hour later. */
export function toInstant(wall: WallTime, timeZone: string): Date {
  const asUtc = Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute);
  const first = asUtc - offsetMinutes(new Date(asUtc), timeZone) * 60_000;
  return new Date(asUtc - offsetMinutes(new Date(first), timeZone) * 60_000);
}

/** `YYYY-MM-DD`, `days` later. */
export function toIsoDate({ year, month, day }: Pick<WallTime, "year" | "month" | "day">, days = 0): string {
  return new Date(Date.UTC(year, month - 1, day + days)).toISOString().slice(0, 10);
}

const formats = new Map<string, Intl.DateTimeFormat>();

function readParts(instant: Date, timeZone: string): [number, number, number, number, number] | null {
  let format = formats.get(timeZone);
  if (!format) {
    try {
      format = new Intl.DateTimeFormat("en-US", { timeZone, hourCycle: "h23", ...fields });
    } catch {
      return null;
    }
    formats.set(timeZone, format);
  }
  const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  const read = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  return [read("year"), read("month") - 1, read("day"), read("hour"), read("minute")];
}

const fields = { year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric" } as const;
