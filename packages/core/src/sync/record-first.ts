/** The ledger of a copy that was just made: what a rule kept from going along counts as a change of the side where it stands. */
import { hashOf, type Ledger, recordSides } from "./compare-sides.ts";
import type { Place } from "./load-place.ts";
import { type SyncedFields, syncedFields } from "./our-side.ts";
import { mayGoField } from "./rules-of.ts";

/** What both sides need from the first moment, whichever way it goes later. */
export const neededFields: readonly string[] = ["title", "platformListId", "archived"];

/** `made`: on which side the new one was made. */
export function recordFirst(
  { connectedBoard }: Pick<Place, "connectedBoard">,
  ours: SyncedFields,
  theirs: SyncedFields,
  made: "here" | "there",
): Ledger {
  const went = (field: string) => neededFields.includes(field) || mayGoField(connectedBoard, field, made);
  const left = syncedFields.filter((field) => !went(field) && field in ours && field in theirs);
  const entries = left.map((field) => [
    field,
    {
      ours: made === "there" ? "" : hashOf(ours[field]),
      theirs: made === "there" ? hashOf(theirs[field]) : "",
    },
  ]);
  return { ...recordSides({}, ours, theirs, syncedFields.filter(went)), ...Object.fromEntries(entries) };
}
