import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link as RouterLink } from "react-router";
import { ActorMark } from "./actor-mark.tsx";
import { fieldWords } from "./field-words.ts";
import type { Happening } from "./happening.ts";
import { interleave, placeholders } from "./interleave.ts";
import type { ActivityNames } from "./use-activity-names.ts";

export interface SentenceProps {
  readonly happening: Happening;
  readonly names: ActivityNames;
  /** Whether names lead to their things. */
  readonly hasLinks?: boolean;
}

/** "Ann Berger moved WEB-12 Fix the login to Done". */
export function Sentence({ happening, names, hasLinks = true }: SentenceProps) {
  const { t, i18n } = useTranslation("activity");
  const { noun, verb, name, target, changes, result } = happening;
  return (
    <Box component="span" sx={{ overflowWrap: "anywhere" }}>
      <ActorMark happening={happening} names={names} /> {predicate()}
    </Box>
  );

  function predicate(): ReactNode {
    const summary = summaryOf();
    if (result !== "success") return t(result, { summary });
    const special = `special.${[noun, verb].filter((part) => part !== "").join("_")}`;
    if (i18n.exists(`activity:${special}`)) return t(special as "special.session_create");
    const own = `does.${verbKey()}`;
    if (target === null || !i18n.exists(`activity:${own}`)) return t("other", { summary });
    const marks = placeholders(["target", "to", "fields", "noun"]);
    return interleave(t(own as "does.moveTo", marks), {
      target: <Target happening={happening} hasLinks={hasLinks} names={names} />,
      to: to(),
      fields: Object.keys(changes).map(fieldWords).join(", "),
      noun: nounWords(noun),
    });
  }

  /** What the operation says of itself, where there is no sentence of our own. */
  function summaryOf(): string {
    return names.operation(name) ?? name.replaceAll(/[._]/g, " ");
  }
  function verbKey(): string {
    if (verb === "move" && to() !== null) return "moveTo";
    if (verb === "assign" && to() !== null) return "assignTo";
    if (verb === "update" && Object.keys(changes).length > 0) return "updateFields";
    return verb;
  }
  function to(): string | null {
    if (verb === "assign") return assignees();
    const list = changes.listId?.to;
    const listName = typeof list === "string" ? names.list(list) : null;
    if (listName !== null) return listName;
    const state = changes.state?.to;
    const key = `states.${String(state)}`;
    return typeof state === "string" && i18n.exists(`activity:${key}`) ? t(key as "states.done") : null;
  }
  function assignees(): string | null {
    const { from, to: now } = changes.assignees ?? {};
    if (!Array.isArray(now)) return null;
    const before = new Set(Array.isArray(from) ? from.map(idOf) : []);
    const added = now.map(idOf).filter((id) => !before.has(id));
    const known = added.flatMap((id) => names.member(id) ?? []);
    return known.length > 0 ? known.join(", ") : null;
  }
  function nounWords(type: string): string {
    const key = `nouns.${type}`;
    return i18n.exists(`activity:${key}`) ? t(key as "nouns.board") : type.replaceAll("_", " ");
  }
}

function idOf(person: unknown): string {
  const id = typeof person === "object" && person !== null && "id" in person ? person.id : person;
  return String(id);
}

/** What it was done to, by the best name that is known. */
export function Target({ happening, names, hasLinks = true }: SentenceProps) {
  const { t, i18n } = useTranslation("activity");
  const { target, changes, key, noun: ownNoun } = happening;
  if (target === null) return null;
  const nounKey = `nouns.${target.type}`;
  const noun = i18n.exists(`activity:${nounKey}`) ? t(nounKey as "nouns.board") : target.type.replaceAll("_", " ");
  const known = names.thing(target.type, target.id);
  const said = ["title", "name"].flatMap((field) => {
    const change = changes[field];
    const value = change?.to ?? change?.from;
    return typeof value === "string" && value !== "" ? [value] : [];
  })[0];
  const name = known?.name ?? [key, said].filter(Boolean).join(" ");
  const href = known?.href ?? (target.type === "work_item" ? `/items/${key ?? target.id}` : null);
  if (target.type === "organization") return t("the", { noun });
  const isItem = target.type === "work_item";
  const words = name !== "" ? name : t(/^[aeio]/i.test(noun) ? "unnamedVowel" : "unnamed", { noun });
  const isGone = happening.verb === "delete" || happening.verb === "remove";
  const body =
    hasLinks && href !== null && !isGone ? (
      <Link color="inherit" component={RouterLink} sx={{ fontWeight: 500 }} to={href}>
        <bdi>{words}</bdi>
      </Link>
    ) : (
      <Box component="bdi" sx={{ fontWeight: 500 }}>
        {words}
      </Box>
    );
  if (name === "" || isItem || (ownNoun === "member" && known)) return body;
  return interleave(t("named", { noun, ...placeholders(["name"]) }), { name: body });
}
