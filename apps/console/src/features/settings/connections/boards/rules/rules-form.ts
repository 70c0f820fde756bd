/** The rules of a connected board as a form holds them: every field has a rule, ids of people and lists by label stand in lines. */
import { freeField, type LabelList, type RuledField, type SyncRules } from "@eureka/contracts/sync-rules";

export interface RulesForm extends Omit<SyncRules, "ignoredAuthors" | "labelLists"> {
  readonly ignoredAuthors: string;
  /** `In progress = status: in progress`, one in each line. */
  readonly labelLists: string;
}

export function toRulesForm(rules: SyncRules): RulesForm {
  const { ignoredAuthors, labelLists } = rules;
  return {
    ...rules,
    ignoredAuthors: ignoredAuthors.join("\n"),
    labelLists: labelLists.map(({ name, label }) => (name === label ? label : `${name} = ${label}`)).join("\n"),
  };
}

/** A field that is as without rules needs none. */
export function toSyncRules({ fields, ignoredAuthors, labelLists, ...rest }: RulesForm): SyncRules {
  const ruled = Object.entries(fields).filter(
    ([, { direction, conflict }]) => direction !== freeField.direction || conflict !== freeField.conflict,
  );
  return {
    ...rest,
    fields: Object.fromEntries(ruled),
    ignoredAuthors: [...new Set(linesOf(ignoredAuthors))],
    labelLists: linesOf(labelLists).map(readLabelList),
  };
}

function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

/** A line without a name calls the list as the label. */
function readLabelList(line: string): LabelList {
  const [, name = line, label = line] = /^(.*?\S)\s*=\s*(\S.*)$/.exec(line) ?? [];
  return { name, label };
}

export function ruleOf({ fields }: RulesForm, field: RuledField) {
  return fields[field] ?? freeField;
}
