import type { Answer } from "../platform/index.ts";

/** Status, code and words of Discord's refusals, from its list of JSON error codes. */
const refusals = {
  generalUnauthorized: [401, 0, "401: Unauthorized"],
  unknownApplication: [404, 10002, "Unknown Application"],
  unknownChannel: [404, 10003, "Unknown Channel"],
  unknownGuild: [404, 10004, "Unknown Guild"],
  unknownMember: [404, 10007, "Unknown Member"],
  unknownMessage: [404, 10008, "Unknown Message"],
  unknownUser: [404, 10013, "Unknown User"],
  unknownEmoji: [400, 10014, "Unknown Emoji"],
  unknownWebhook: [404, 10015, "Unknown Webhook"],
  unknownInteraction: [404, 10062, "Unknown interaction"],
  unknownCommand: [404, 10063, "Unknown application command"],
  tooManyReactions: [400, 30010, "Maximum number of reactions reached (20)"],
  tooManyCommands: [400, 30032, "Maximum number of application commands reached (100)."],
  tooLarge: [413, 40005, "Request entity too large"],
  alreadyAcknowledged: [400, 40060, "Interaction has already been acknowledged."],
  missingAccess: [403, 50001, "Missing Access"],
  foreignMessage: [403, 50005, "Cannot edit a message authored by another user"],
  emptyMessage: [400, 50006, "Cannot send an empty message"],
  cannotMessageUser: [403, 50007, "Cannot send messages to this user"],
  notTextChannel: [400, 50008, "Cannot send messages in a non-text channel"],
  missingPermissions: [403, 50013, "Missing Permissions"],
  tooFewMessages: [
    400,
    50016,
    "Provided too few or too many messages to delete. Must provide at least 2 and fewer than 100 messages to delete",
  ],
  systemMessage: [403, 50021, "Cannot execute action on a system message"],
  wrongChannelType: [400, 50024, "Cannot execute action on this channel type"],
  invalidWebhookToken: [401, 50027, "Invalid Webhook Token"],
  invalidRecipients: [400, 50033, "Invalid Recipient(s)"],
  tooOldToDelete: [400, 50034, "A message provided was too old to bulk delete"],
  archivedThread: [400, 50083, "Thread is archived"],
  threadExists: [400, 160004, "A thread has already been created for this message"],
  lockedThread: [400, 160005, "Thread is locked"],
} as const satisfies Record<string, readonly [number, number, string]>;

export type RefusalName = keyof typeof refusals;

/** Thrown wherever a call meets one of Discord's rules; the call's frame turns it into the answer. */
export class Refusal extends Error {
  readonly answer: Answer;

  constructor(answer: Answer, message: string) {
    super(message);
    this.answer = answer;
  }
}

export function refusal(name: RefusalName): Refusal {
  const [status, code, message] = refusals[name];
  return new Refusal({ status, body: { message, code } }, message);
}

/** A rule about the form of a request that no schema can know. `path` is dotted, for example `data.components`. */
export function invalidForm(path: string, code: string, message: string): Refusal {
  return new Refusal(formAnswer([`body: ${path}: ${code} ${message}`]), `${path}: ${message}`);
}

/** What schemas found wrong, in Discord's nested form. Problems read "body: embeds.0.title: CODE words". */
export function formAnswer(problems: readonly string[]): Answer {
  const errors: FormErrors = {};
  for (const problem of problems) {
    const [, path = "", words = problem] = /^(?:body|query): (?:([\w@.[\]-]+): )?(.*)$/s.exec(problem) ?? [];
    let place = errors;
    for (const part of path ? path.split(".") : []) {
      const inner = (place[part] ?? {}) as FormErrors;
      place[part] = inner;
      place = inner;
    }
    const [, code = "BASE_TYPE_CONVERT", message = words] = /^([A-Z][A-Z_]{3,}) (.*)$/s.exec(words) ?? [];
    const isMissing = words.endsWith("received undefined");
    const found = isMissing ? { code: "BASE_TYPE_REQUIRED", message: "This field is required" } : { code, message };
    place._errors = [...((place._errors as unknown[]) ?? []), found];
  }
  return { status: 400, body: { message: "Invalid Form Body", code: 50035, errors } };
}

interface FormErrors {
  [part: string]: FormErrors | unknown[];
}
