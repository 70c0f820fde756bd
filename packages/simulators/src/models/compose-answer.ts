import { answerFromSchema } from "./answer-from-schema.ts";
import type { Answers, Behaviour, BehaviourKind } from "./behaviour.ts";
import { countUsage } from "./count-tokens.ts";
import type { ModelRequest } from "./model-request.ts";
import { readPromptMaterial } from "./prompt-material.ts";
import { hashText, seededRandom } from "./seeded-random.ts";
import type { Answer } from "./wire.ts";
import { writePhrase } from "./write-phrase.ts";

const someoneElse = { recipe: "Onion soup", servings: "many", steps: [{ minute: "ten", stir: true }] };

const finishes: Partial<Record<BehaviourKind, Answer["finish"]>> = { truncated: "length", refusal: "refusal" };

/** What the model says to a request when it behaves like this. */
export function composeAnswer(request: ModelRequest, behaviour: Behaviour, answers: Answers, number: number): Answer {
  const text = composeText(request, behaviour, answers);
  const usage = behaviour.kind === "no_usage" ? null : countUsage(request, text, behaviour.usage);
  const finish = finishes[behaviour.kind] ?? "stop";
  return { id: `scripted${number}`, createdAt: Date.now(), text, finish, usage };
}

function composeText(request: ModelRequest, behaviour: Behaviour, answers: Answers): string {
  switch (behaviour.kind) {
    case "output":
      return JSON.stringify(behaviour.output);
    case "text":
      return behaviour.text;
    case "wrong_schema":
      return JSON.stringify(someoneElse);
    case "refusal":
      return "I cannot help with that.";
    case "malformed_json":
    case "truncated":
      return half(composeValid(request, answers, false));
    default:
      return composeValid(request, answers, behaviour.kind === "split_unicode");
  }
}

function composeValid(request: ModelRequest, answers: Answers, unicode: boolean): string {
  const name = request.schemaName ?? "";
  const exact = Object.hasOwn(answers, name) ? answers[name] : answers["*"];
  if (exact) return JSON.stringify(exact(request));
  if (request.schema) return JSON.stringify(answerFromSchema(request, request.schema, unicode));

  const random = seededRandom(hashText(request.messages.map((message) => message.text).join("\n")));
  const options = { field: "", material: readPromptMaterial(request), limits: { least: 0, most: undefined }, random };
  return [1, 2].map(() => `${writePhrase({ ...options, unicode })}.`).join(" ");
}

function half(text: string): string {
  return [...text].slice(0, Math.ceil(text.length / 2)).join("");
}
