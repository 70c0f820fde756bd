/** Calls with Discord's manners: ids in the path are checked, and a rule that was met becomes the answer. */
import {
  type Answer,
  type AnyPlatformCall,
  type CallRequest,
  definePlatformCall,
  type PlatformCall,
} from "../../platform/index.ts";
import { invalidForm, Refusal, refusal } from "../errors.ts";
import type { Grant } from "../oauth/grants.ts";
import { snowflakePattern } from "../schemas/fields.ts";
import type { Application } from "../world/application.ts";
import type { User } from "../world/people.ts";

/** Whom the authorization header stands for. */
export type Caller =
  | { readonly kind: "bot"; readonly application: Application }
  | { readonly kind: "bearer"; readonly grant: Grant };

export type DiscordCall = AnyPlatformCall<Caller>;

export interface BotRequest<Query, Body> extends CallRequest<Query, Body, Caller> {
  readonly application: Application;
  /** The application's bot. */
  readonly me: User;
}

type Draft<Query, Body, Request> = Omit<PlatformCall<Query, Body, Caller>, "name" | "run"> & {
  run(request: Request): Answer | Promise<Answer>;
};

/** A call that only bots may make. */
export function botCall<Query, Body>(draft: Draft<Query, Body, BotRequest<Query, Body>>): DiscordCall {
  return discordCall<Query, Body>({
    ...draft,
    run: (request) => {
      if (request.caller.kind !== "bot") throw refusal("generalUnauthorized");
      const { application } = request.caller;
      return draft.run({ ...request, application, me: application.bot });
    },
  });
}

/** A call for whoever has a token, or for everybody. */
export function discordCall<Query, Body>(draft: Draft<Query, Body, CallRequest<Query, Body, Caller>>): DiscordCall {
  const { method, path, malformed, run } = draft;
  const names = [...path.matchAll(/\{(\w+)\}/g)].flatMap(([, name]) => name ?? []);
  const ids = names.filter((name) => name.endsWith("_id"));
  // A probe must fail for its own reason, never for an id that is none.
  const parameters = { ...Object.fromEntries(ids.map((name) => [name, "1"])), ...malformed.parameters };
  return definePlatformCall<Query, Body, Caller>({
    ...draft,
    name: `${method} ${path}`,
    malformed: { ...malformed, parameters },
    async run(request) {
      try {
        const wrong = ids.find((name) => !isId(request.parameters[name] ?? "", path));
        if (wrong) {
          request.exchange.recordViolation([`${method} ${path}: ${wrong} is no id`]);
          throw invalidForm(wrong, "NUMBER_TYPE_COERCE", `Value "${request.parameters[wrong]}" is not snowflake.`);
        }
        return await run(request);
      } catch (error) {
        if (error instanceof Refusal) return error.answer;
        throw error;
      }
    },
  });
}

/** Some libraries escape the sign of `@original`, so that it arrives as the id of a message. */
function isId(value: string, path: string): boolean {
  return snowflakePattern.test(value) || (value === "@original" && path.startsWith("/webhooks/"));
}

export const noContent: Answer = { status: 204 };

export function ok(body: unknown): Answer {
  return { status: 200, body };
}
