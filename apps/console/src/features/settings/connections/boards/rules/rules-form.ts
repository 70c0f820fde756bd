/** The rules of a connected board as a form holds them: every field has a rule, and ids of people stand in lines. */
import { freeField, type RuledField, type SyncRules } from "@eureka/contracts/sync-rules";

export interface RulesForm extends Omit<SyncRules, "ignoredAuthors"> {
  readonly ignoredAuthors: string;
}

export function toRulesForm(rules: SyncRules): RulesForm {
  return { ...rules, ignoredAuthors: rules.ignoredAuthors.join("\n") };
}

/** A field that is as without rules needs none. */
export function toSyncRules({ fields, ignoredAuthors, ...rest }: RulesForm): SyncRules {
  const ruled = Object.entries(fields).filter(
    ([, { direction, conflict }]) => direction !== freeField.direction || conflict !== freeField.conflict,
  );
  const lines = ignoredAuthors.split("\n").map((line) => line.trim());
  return {
    ...rest,
    fields: Object.fromEntries(ruled),
    ignoredAuthors: [...new Set(lines.filter((line) => line !== ""))],
  };
}

export function ruleOf({ fields }: RulesForm, field: RuledField) {
  return fields[field] ?? freeField;
}
