/**
 * Identifiers on the wire are TypeIDs: `<prefix>_` and the UUIDv7 as 26 characters of Crockford base32
 * (https://github.com/jetify-com/typeid, specification 0.3). The database stores the plain `uuid`.
 */
import { z } from "zod";

/** One prefix per noun, never reused. */
export const idPrefixes = {
  api_key: "key",
  attachment: "att",
  audit_record: "aud",
  board: "brd",
  board_link: "bln",
  bookmark: "bmk",
  channel: "chn",
  channel_mapping: "map",
  checklist_entry: "chk",
  code_link: "cln",
  comment: "cmt",
  connected_board: "cbd",
  connection: "con",
  connection_call: "cal",
  decision: "dec",
  event: "evt",
  external_identity: "ext",
  external_link: "lnk",
  file: "fil",
  grant: "grt",
  idea: "ide",
  inbound_event: "inb",
  invitation: "inv",
  job: "job",
  label: "lab",
  list: "lst",
  member: "mem",
  mention: "men",
  message: "msg",
  model_provider: "mod",
  organization: "org",
  placement: "plc",
  pull_request: "plr",
  request: "req",
  role: "rol",
  run: "run",
  session: "ses",
  share: "shr",
  usage_record: "use",
  user: "usr",
  work_item: "wit",
  workspace: "wsp",
} as const;

export type IdKind = keyof typeof idPrefixes;
/** A TypeID of one kind, for example `Id<"board">` is `brd_01h455vb4pex5vsknk084sn02q`. */
export type Id<Kind extends IdKind> = `${(typeof idPrefixes)[Kind]}_${string}`;

const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
/** Values of characters by their code; 255 for what is no digit. Ids are made and read on every path, so nothing here makes objects. */
const digitValues = valuesOf(alphabet);
const hexValues = valuesOf("0123456789abcdef");
const hexOfByte = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

function valuesOf(digits: string): Uint8Array {
  const values = new Uint8Array(128).fill(255);
  for (let value = 0; value < digits.length; value++) values[digits.charCodeAt(value)] = value;
  return values;
}

const suffixPattern = "[0-7][0-9a-hjkmnp-tv-z]{25}";

/** Random bytes are fetched for many ids at once: each fetch costs more than what it brings. */
const randomBytes = new Uint8Array(4_096);
let randomUsed = randomBytes.length;

/** The latest moment of which an id was made, and the number of the last id of it. */
let latest = 0;
let counter = 0;

/**
 * Makes a UUIDv7 (RFC 9562 section 5.7): 48 bits of Unix milliseconds, then random bits. Where the moment is given, what happens in it
 * has an order: 26 of the bits count (section 6.2, method 1) from a random start, so that nobody learns how many ids there were.
 */
export function newUuid(now?: number): string {
  if (randomUsed === randomBytes.length) {
    crypto.getRandomValues(randomBytes);
    randomUsed = 0;
  }
  const bytes = randomBytes.subarray(randomUsed, randomUsed + 16);
  randomUsed += 16;
  let time = now ?? Date.now();
  for (let index = 5; index >= 0; index--) {
    bytes[index] = time % 256;
    time = Math.floor(time / 256);
  }
  if (now !== undefined) writeCounter(bytes, now);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return formatUuid(bytes);
}

function writeCounter(bytes: Uint8Array, now: number): void {
  if (now > latest) {
    latest = now;
    // The highest bit is left free, so that there is room to count.
    counter = (((bytes[6] ?? 0) << 17) | ((bytes[7] ?? 0) << 9) | ((bytes[9] ?? 0) << 1)) & 0x1ffffff;
  }
  counter = (counter + 1) & 0x3ffffff;
  bytes[6] = counter >>> 22;
  bytes[7] = counter >>> 14;
  bytes[8] = counter >>> 8;
  bytes[9] = counter;
}

function formatUuid(bytes: Uint8Array): string {
  let hex = "";
  for (let index = 0; index < 16; index++) hex += hexOfByte[bytes[index] as number];
  return withDashes(hex);
}

function withDashes(hex: string): string {
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** Makes a new identifier of a kind. */
export function newId<Kind extends IdKind>(kind: Kind, now?: number): Id<Kind> {
  return fromUuid(kind, newUuid(now));
}

/** Writes a UUID of the database as the TypeID that people and programs see. */
export function fromUuid<Kind extends IdKind>(kind: Kind, uuid: string): Id<Kind> {
  let suffix = "";
  let buffer = 0;
  let bits = 2; // 128 bits are padded in front to 130 = 26 characters of 5 bits
  for (let index = 0; index < uuid.length; index++) {
    if (uuid[index] === "-") continue;
    buffer = (buffer << 4) | (hexValues[uuid.charCodeAt(index)] as number);
    bits += 4;
    while (bits >= 5) {
      bits -= 5;
      suffix += alphabet[(buffer >> bits) & 31];
      buffer &= (1 << bits) - 1;
    }
  }
  return `${idPrefixes[kind]}_${suffix}` as Id<Kind>;
}

/** Reads the UUID out of a TypeID. Throws a RangeError for text that is none; check outside input with {@link idSchema} first. */
export function toUuid(id: string): string {
  const suffix = id.slice(id.lastIndexOf("_") + 1);
  if (suffix.length !== 26) throw new RangeError("not a TypeID");
  let hex = "";
  let buffer = 0;
  let bits = -2;
  for (let index = 0; index < 26; index++) {
    const value = digitValues[suffix.charCodeAt(index)] ?? 255;
    if (value === 255) throw new RangeError("not a TypeID");
    buffer = (buffer << 5) | value;
    bits += 5;
    while (bits >= 4) {
      bits -= 4;
      hex += alphabet[(buffer >> bits) & 15];
      buffer &= (1 << bits) - 1;
    }
  }
  return withDashes(hex);
}

/** A zod schema that accepts only TypeIDs of one kind, or of each of some kinds. */
export function idSchema<Kind extends IdKind>(...kinds: readonly [Kind, ...Kind[]]): z.ZodType<Id<Kind>, Id<Kind>> {
  const prefixes = kinds.map((kind) => `${idPrefixes[kind]}_`);
  return z
    .string()
    .regex(shapeOf(kinds), `must be an id that starts with ${prefixes.join(" or ")}`)
    .meta({ example: `${prefixes[0]}01k8z7v3q8e9mbtz5a6rx4w2yc` }) as unknown as z.ZodType<Id<Kind>, Id<Kind>>;
}

const shapes = new Map<IdKind, RegExp>();

/** Whether a text is a TypeID of a kind: what {@link idSchema} checks, without making a schema each time. */
export function isIdOf<Kind extends IdKind>(kind: Kind, text: string): text is Id<Kind> {
  const shape = shapes.get(kind) ?? shapeOf([kind]);
  shapes.set(kind, shape);
  return shape.test(text);
}

function shapeOf(kinds: readonly IdKind[]): RegExp {
  return new RegExp(kinds.map((kind) => `^${idPrefixes[kind]}_${suffixPattern}$`).join("|"));
}
