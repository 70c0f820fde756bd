/** What clients send over the gateway, and the codes with which it closes. */
import { z } from "zod";
import { snowflake } from "../schemas/fields.ts";

export const opcodes = {
  dispatch: 0,
  heartbeat: 1,
  identify: 2,
  presence: 3,
  voice: 4,
  resume: 6,
  reconnect: 7,
  requestMembers: 8,
  invalidSession: 9,
  hello: 10,
  heartbeatAck: 11,
} as const;

export const closeCodes = {
  unknownOpcode: [4001, "Unknown opcode."],
  decodeError: [4002, "Decode error."],
  notAuthenticated: [4003, "Not authenticated."],
  authenticationFailed: [4004, "Authentication failed."],
  alreadyAuthenticated: [4005, "Already authenticated."],
  invalidSequence: [4007, "Invalid seq."],
  rateLimited: [4008, "Rate limited."],
  sessionTimedOut: [4009, "Session timed out."],
  invalidShard: [4010, "Invalid shard."],
  invalidVersion: [4012, "Invalid API version."],
  invalidIntents: [4013, "Invalid intent(s)."],
  disallowedIntents: [4014, "Disallowed intent(s)."],
} as const satisfies Record<string, readonly [number, string]>;
export type CloseName = keyof typeof closeCodes;

const presence = z.strictObject({
  since: z.number().nullish(),
  activities: z.array(z.looseObject({ name: z.string(), type: z.int() })).nullish(),
  status: z.enum(["online", "dnd", "idle", "invisible", "offline"]),
  afk: z.boolean().nullish(),
});

const identify = z.strictObject({
  token: z.string(),
  properties: z.looseObject({ os: z.string(), browser: z.string(), device: z.string() }),
  compress: z.literal(false).nullish(),
  large_threshold: z.int().min(50).max(250).nullish(),
  shard: z.tuple([z.int().min(0), z.int().min(1)]).nullish(),
  presence: presence.nullish(),
  intents: z.int().min(0),
});
export type Identify = z.infer<typeof identify>;

const resume = z.strictObject({ token: z.string(), session_id: z.string(), seq: z.int().min(0) });
export type Resume = z.infer<typeof resume>;

const requestMembers = z.strictObject({
  guild_id: snowflake,
  query: z.string().optional(),
  limit: z.int().min(0).optional(),
  presences: z.boolean().nullish(),
  user_ids: z.union([snowflake, z.array(snowflake).max(100)]).nullish(),
  nonce: z.string().max(32).nullish(),
});
export type RequestMembers = z.infer<typeof requestMembers>;

const rest = { s: z.null().optional(), t: z.null().optional() };
export const clientMessage = z.discriminatedUnion("op", [
  z.strictObject({ op: z.literal(opcodes.heartbeat), d: z.int().nullable(), ...rest }),
  z.strictObject({ op: z.literal(opcodes.identify), d: identify, ...rest }),
  z.strictObject({ op: z.literal(opcodes.presence), d: presence, ...rest }),
  z.strictObject({ op: z.literal(opcodes.voice), d: z.looseObject({ guild_id: snowflake }), ...rest }),
  z.strictObject({ op: z.literal(opcodes.resume), d: resume, ...rest }),
  z.strictObject({ op: z.literal(opcodes.requestMembers), d: requestMembers, ...rest }),
]);
