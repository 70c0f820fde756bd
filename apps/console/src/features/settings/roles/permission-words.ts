import type { Permission } from "@eureka/contracts/permissions";

/** "Work item: create" of `work_item:create`: the table's own words, made readable. */
export function permissionWords(permission: Permission): string {
  return `${nounWords(permission)}: ${verbWords(permission)}`;
}

/** "Work item" of `work_item:create`. */
export function nounWords(permission: Permission): string {
  const noun = (permission.split(":")[0] ?? "").replaceAll("_", " ");
  const word = noun === "api key" ? "API key" : noun;
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** "create" of `work_item:create`. */
export function verbWords(permission: Permission): string {
  return (permission.split(":")[1] ?? "").replaceAll("_", " ");
}
