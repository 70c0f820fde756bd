/** Values of the API as a person reads them on one line. */
import { say } from "@eureka/contracts/words";
import { cleanLine } from "./clean-text.ts";
import { instantText } from "./time-text.ts";

/** What names a thing, best first. */
const names = ["name", "title", "text", "handle", "key", "date", "id"] as const;

export function valueText(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "boolean") return value ? say("cli.yes") : say("cli.no");
  if (typeof value === "string") return isInstant(value) ? instantText(new Date(value)) : cleanLine(value);
  if (Array.isArray(value)) return value.map(valueText).join(", ");
  if (typeof value === "object") return objectText(value as Record<string, unknown>);
  return String(value);
}

function objectText(value: Record<string, unknown>): string {
  if (isChange(value)) return `${valueText(value.from)} → ${valueText(value.to)}`.trim();
  // A due instant; everything else that has a time has a name as well.
  if (typeof value.at === "string") return valueText(value.at);
  const name = names.find((candidate) => typeof value[candidate] === "string" && value[candidate] !== "");
  if (name) return valueText(value[name]);
  // A scope: `organization`, `workspace Web shop`.
  if (typeof value.type === "string") {
    const { type } = value;
    const place = Object.hasOwn(value, type) ? value[type] : value[`${type}Id`];
    if (place !== undefined || Object.keys(value).length === 1) return cleanLine(`${type} ${valueText(place)}`);
  }
  return Object.entries(value)
    .map(([field, inner]) => `${cleanLine(field)}: ${valueText(inner)}`)
    .join(", ");
}

/** What a field was and what it became. */
function isChange(value: Record<string, unknown>): boolean {
  const fields = Object.keys(value);
  return fields.length > 0 && fields.every((field) => field === "from" || field === "to");
}

function isInstant(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/.test(text) && !Number.isNaN(Date.parse(text));
}
