/** A call of Trello's API: parameters from query and body alike, refusals in plain sentences. */
import { z } from "zod";
import { listProblems } from "../loopback/index.ts";
import {
  type Answer,
  type AnyPlatformCall,
  type CallRequest,
  definePlatformCall,
  type Probe,
} from "../platform/index.ts";
import type { Caller } from "./model.ts";
import { answerPlainly, TrelloRefusal } from "./refusal.ts";
import type { Webhooks } from "./webhooks.ts";
import type { World } from "./world.ts";

/** What the calls work on. */
export interface Desk {
  readonly world: World;
  readonly webhooks: Webhooks;
}

/** A body that is no JSON: a file. */
export class RawAnswer {
  readonly answer: Answer;

  constructor(answer: Answer) {
    this.answer = answer;
  }
}

export interface TrelloRequest<Params>
  extends Pick<CallRequest<unknown, unknown, Caller>, "caller" | "files" | "exchange"> {
  readonly params: Params;
  /** A part of the path. */
  part(name: string): string;
}

interface CallDefinition<Shape extends z.ZodRawShape> {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** As Trello's description writes it, without `/1`. */
  readonly path: string;
  /** Left out: the call takes no parameters. */
  readonly params?: Shape;
  /** Left out: a parameter that no call knows. */
  readonly malformed?: Probe;
  run(request: TrelloRequest<z.infer<z.ZodObject<Shape>>>): unknown;
}

const credentials = new Set(["key", "token"]);

export function call<Shape extends z.ZodRawShape>(definition: CallDefinition<Shape>): AnyPlatformCall<Caller> {
  const { method, path, run } = definition;
  const name = `${method} ${path}`;
  const schema = z.strictObject((definition.params ?? {}) as Shape);
  return definePlatformCall<Record<string, string>, unknown, Caller>({
    name,
    method,
    path,
    query: z.record(z.string(), z.string()),
    body: z.unknown(),
    malformed: definition.malformed ?? { query: { nonsense: "1" } },
    async run({ parameters, query, body, caller, files, exchange }) {
      const given = { ...(typeof body === "object" && body !== null ? body : {}), ...query };
      const entries = Object.entries(given).filter(([key]) => !credentials.has(key));
      const params = schema.safeParse(Object.fromEntries(entries));
      if (!params.success) {
        exchange.recordViolation(listProblems(params.error).map((problem) => `${name}: ${problem}`));
        return answerPlainly(400, `invalid value for ${nameOfProblem(params.error)}`);
      }
      const part = (wanted: string) => parameters[wanted] ?? "";
      try {
        const answer = await run({ params: params.data, part, caller, files, exchange });
        return answer instanceof RawAnswer ? answer.answer : { status: 200, body: answer };
      } catch (error) {
        if (error instanceof TrelloRefusal) return answerPlainly(error.status, error.message);
        throw error;
      }
    },
  });
}

function nameOfProblem({ issues }: z.ZodError): string {
  const [issue] = issues;
  if (issue?.code === "unrecognized_keys") return issue.keys[0] ?? "";
  return String(issue?.path[0] ?? "");
}
