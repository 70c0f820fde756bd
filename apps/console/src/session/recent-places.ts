/** The last screens that were opened in this browser, for the palette. */
const key = "eureka.recent";
const most = 8;

export interface RecentPlace {
  readonly path: string;
  readonly title: string;
}

export function readRecent(): RecentPlace[] {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? "[]");
    return Array.isArray(value) ? value.filter(isPlace).slice(0, most) : [];
  } catch {
    return [];
  }
}

export function rememberPlace(place: RecentPlace): void {
  const others = readRecent().filter(({ path }) => path !== place.path);
  localStorage.setItem(key, JSON.stringify([place, ...others].slice(0, most)));
}

function isPlace(value: unknown): value is RecentPlace {
  if (typeof value !== "object" || value === null) return false;
  const { path, title } = value as Partial<RecentPlace>;
  return typeof path === "string" && path.startsWith("/") && typeof title === "string";
}
