import type { Behaviour, Match, Rule, Script } from "./behaviour.ts";
import type { ModelRequest } from "./model-request.ts";

/** Hands out the behaviours of a script, call by call. */
export interface ScriptPlayer {
  next(request: ModelRequest): Behaviour;
}

/** Starts a script from its beginning. */
export function playScript(script: Script): ScriptPlayer {
  const rules = script.map((rule) => ({ rule, queue: queueOf(rule), seen: 0 }));

  return {
    next(request) {
      for (const entry of rules) {
        if (!matches(entry.rule.when ?? {}, request)) continue;
        entry.seen += 1;
        if (entry.seen % (entry.rule.every ?? 1) !== 0) continue;
        const [first] = entry.queue;
        if (!first) continue;
        first.left -= 1;
        if (first.left <= 0) entry.queue.shift();
        return first.behaviour;
      }
      return { kind: "valid" };
    },
  };
}

function queueOf({ does }: Rule): { behaviour: Behaviour; left: number }[] {
  const behaviours = Array.isArray(does) ? (does as readonly Behaviour[]) : [does as Behaviour];
  return behaviours.map((behaviour) => ({ behaviour, left: behaviour.times ?? 1 }));
}

function matches(match: Match, request: ModelRequest): boolean {
  const { text, schema, model, wire, key, where } = match;
  const texts = () => request.messages.map((message) => message.text).join("\n");
  if (wire !== undefined && wire !== request.wire) return false;
  if (key !== undefined && key !== request.key) return false;
  if (model !== undefined && !fits(model, request.model, false)) return false;
  if (schema !== undefined && !fits(schema, request.schemaName ?? "", false)) return false;
  if (text !== undefined && !fits(text, texts(), true)) return false;
  return where === undefined || where(request);
}

function fits(expected: string | RegExp, actual: string, partly: boolean): boolean {
  if (typeof expected !== "string") return new RegExp(expected).test(actual);
  return partly ? actual.includes(expected) : actual === expected;
}
