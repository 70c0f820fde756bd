/** Time zones by their IANA names (https://www.iana.org/time-zones). */
import { z } from "zod";

export const timeZoneSchema = z
  .string()
  .max(64)
  .refine(isTimeZone, "must be an IANA time zone, for example Europe/Vienna")
  .meta({ example: "Europe/Vienna" });

function isTimeZone(name: string): boolean {
  // Offsets such as +02:00 are accepted by the runtime too, but they know no summer time.
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
