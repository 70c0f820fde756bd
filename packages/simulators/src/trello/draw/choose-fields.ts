/** `fields=name,desc` of a request: what is asked for, and always the id. */
export function chooseFields(drawn: Record<string, unknown>, fields: string | undefined): Record<string, unknown> {
  if (fields === undefined || fields === "all") return drawn;
  const wanted = new Set(["id", ...fields.split(",").map((name) => name.trim())]);
  return Object.fromEntries(Object.entries(drawn).filter(([name]) => wanted.has(name)));
}
