/** The rules of a connected board, as the comparison asks for them. */
import {
  type FieldRule,
  type RuledField,
  type SyncDirection,
  type SyncRules,
  syncRulesSchema,
} from "@eureka/contracts/sync-rules";
import type { ConnectedBoardRow } from "./connected-boards.store.ts";

export function rulesOf({ rules }: Pick<ConnectedBoardRow, "rules">): SyncRules {
  return syncRulesSchema.parse(rules);
}

/** What a side calls a field that rules speak of, and the other way round. */
const sideNames: Readonly<Partial<Record<RuledField, string>>> = { list: "platformListId" };

export function sideNameOf(field: RuledField): string {
  return sideNames[field] ?? field;
}

export function ruledNameOf(sideName: string): RuledField {
  return sideName === "platformListId" ? "list" : (sideName as RuledField);
}

export function fieldRulesOf(board: Pick<ConnectedBoardRow, "rules">): Readonly<Record<string, FieldRule>> {
  const { fields } = rulesOf(board);
  return Object.fromEntries(Object.entries(fields).map(([field, rule]) => [sideNameOf(field as RuledField), rule]));
}

export function mayGo(direction: SyncDirection, to: "here" | "there"): boolean {
  return direction === "both" || direction === to;
}

/** Whether a field of an item may be written on that side. */
export function mayGoField(board: Pick<ConnectedBoardRow, "rules">, sideName: string, to: "here" | "there"): boolean {
  return mayGo(rulesOf(board).fields[ruledNameOf(sideName)]?.direction ?? "both", to);
}
