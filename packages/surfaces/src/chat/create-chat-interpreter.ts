/** Chat commands, made from the operations that are offered there: `<verb> [words] [--flag value]`. */
import { parseCommandLine } from "@eureka/contracts/command-line";
import { EurekaError } from "@eureka/contracts/errors";
import { say } from "@eureka/contracts/words";
import { type DraftAction, sayCard } from "@eureka/core/conversations";
import type { CommandFacts, CommandInterpreter, Interpretation } from "@eureka/core/intake";
import type { Application } from "@eureka/core/operations";
import { type ChatVerb, collectVerbs, findGroup, findVerb, helpVerb, verbsFor } from "./chat-verbs.ts";
import { describeCommands } from "./describe-commands.ts";
import { drawHelpCard } from "./help-card.ts";
import { isOneEditAway } from "./is-one-edit-away.ts";
import { readCommandInput } from "./read-command-input.ts";

/** The verb whose operation makes a work item of any text. */
const captureVerb = "new";

/** Nothing typed shows help; an unknown first word makes a work item, unless it is nearly a verb: then we ask. */
export function createChatInterpreter(): CommandInterpreter {
  const known = new WeakMap<Application, ReadonlyMap<string, ChatVerb>>();
  return {
    interpret(application, facts) {
      const verbs = known.get(application) ?? collectVerbs(application);
      known.set(application, verbs);
      const command = parseCommandLine(facts.text);
      if (command.verb === "" || command.verb === helpVerb) {
        return { kind: "say", saying: sayCard(drawHelpCard(verbsFor(application, verbs, facts.principal))) };
      }
      const found = findVerb(verbs, facts.text);
      if (found) return runVerb(found.verb, { ...facts, text: found.text });
      const group = findGroup(verbs, command.verb);
      if (group.length > 0) {
        const usable = verbsFor(application, new Map(group.map((verb) => [verb.verb, verb])), facts.principal);
        return { kind: "say", saying: sayCard(drawHelpCard(usable)) };
      }
      const meant = [...verbs.keys(), helpVerb].find((name) => isOneEditAway(command.verb, name));
      return meant ? ask(verbs, meant, facts) : { ...capture(verbs, facts), isSentence: true };
    },
    describe: describeCommands,
  };
}

function runVerb(verb: ChatVerb, facts: CommandFacts): Extract<Interpretation, { kind: "run" }> {
  const input = readCommandInput(verb, facts);
  return { kind: "run", operation: verb.operation.name, input };
}

/** All of the text is what shall be done. */
function capture(verbs: ReadonlyMap<string, ChatVerb>, facts: CommandFacts): Extract<Interpretation, { kind: "run" }> {
  const verb = verbs.get(captureVerb);
  if (!verb) throw new EurekaError("operation.unknown", { name: captureVerb });
  return runVerb(verb, { ...facts, text: `${captureVerb} ${facts.text.trimStart()}` });
}

function ask(verbs: ReadonlyMap<string, ChatVerb>, meant: string, facts: CommandFacts): Interpretation {
  const { rest } = parseCommandLine(facts.text);
  const offers: [name: string, label: string, call: Extract<Interpretation, { kind: "run" }> | null][] = [
    [
      "do_it",
      say("command.did_you_mean.do_it", { verb: meant }),
      correct(verbs, meant, { ...facts, text: `${meant} ${rest}` }),
    ],
    ["make_item", say("command.did_you_mean.make_item"), capture(verbs, facts)],
  ];
  const actions = offers.flatMap(([name, label, call]): DraftAction[] =>
    call ? [{ kind: "button", name, label, does: { operation: call.operation, input: call.input, once: true } }] : [],
  );
  return { kind: "ask", saying: sayCard({ title: say("command.did_you_mean", { verb: meant }), actions }) };
}

/** What was probably meant; null when it could not be run as it stands. */
function correct(verbs: ReadonlyMap<string, ChatVerb>, meant: string, facts: CommandFacts) {
  const verb = verbs.get(meant);
  try {
    return verb ? runVerb(verb, facts) : null;
  } catch (error) {
    if (error instanceof EurekaError) return null;
    throw error;
  }
}
