/**
 * What one thing has and another lacks, by dotted path: keys that are missing, and values of another kind.
 * Null fits everything, because Discord writes it where there is nothing; lists are compared by their first entries.
 */
export function compareShapes(theirs: unknown, ours: unknown, path = ""): string[] {
  if (theirs === null || ours === null) return [];
  if (kindOf(theirs) !== kindOf(ours)) return [`${path}: ${kindOf(ours)} instead of ${kindOf(theirs)}`];
  if (Array.isArray(theirs) && Array.isArray(ours))
    return theirs.length > 0 && ours.length > 0 ? compareShapes(theirs[0], ours[0], `${path}[]`) : [];
  if (typeof theirs !== "object" || typeof ours !== "object") return [];
  const has = ours as Record<string, unknown>;
  return Object.entries(theirs).flatMap(([key, value]) => {
    // Objects whose keys are ids hold entries of one kind.
    const own = /^\d+$/.test(key) ? Object.values(has)[0] : has[key];
    const inner = path === "" ? key : `${path}.${/^\d+$/.test(key) ? "*" : key}`;
    return own === undefined ? [`${inner}: missing`] : compareShapes(value, own, inner);
  });
}

function kindOf(value: unknown): string {
  return Array.isArray(value) ? "list" : typeof value;
}
