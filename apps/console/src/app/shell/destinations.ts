/** The places of the side bar and the bottom bar, with the letter that `g` takes there. */
export const destinations = [
  { name: "home", path: "/", letter: "h", icon: "home" },
  { name: "inbox", path: "/inbox", letter: "i", icon: "inbox" },
  { name: "ideas", path: "/ideas", letter: "d", icon: "idea" },
  { name: "bookmarks", path: "/bookmarks", letter: "m", icon: "bookmark" },
  { name: "boards", path: "/boards", letter: "b", icon: "board" },
  { name: "channels", path: "/channels", letter: "c", icon: "channel" },
  { name: "activity", path: "/activity", letter: "a", icon: "activity" },
  { name: "settings", path: "/settings", letter: "s", icon: "settings" },
] as const;

export type Destination = (typeof destinations)[number];

/** The place that an address belongs to: its first word says it. */
export function placeOf(pathname: string): Destination["name"] | null {
  const first = pathname.split("/")[1] ?? "";
  const names: Readonly<Record<string, Destination["name"]>> = {
    "": "home",
    inbox: "inbox",
    ideas: "ideas",
    "idea-runs": "ideas",
    compare: "ideas",
    bookmarks: "bookmarks",
    boards: "boards",
    items: "boards",
    channels: "channels",
    activity: "activity",
    settings: "settings",
  };
  return names[first] ?? null;
}
