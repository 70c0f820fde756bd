/** The places of the side bar and the bottom bar, with the letter that `g` takes there. */
import {
  ActivityIcon,
  BoardIcon,
  BookmarkIcon,
  ChannelIcon,
  HomeIcon,
  IdeaIcon,
  InboxIcon,
  SettingsIcon,
} from "../../ui/icons.tsx";

export const destinations = [
  { name: "home", path: "/", letter: "h", Icon: HomeIcon },
  { name: "inbox", path: "/inbox", letter: "i", Icon: InboxIcon },
  { name: "ideas", path: "/ideas", letter: "d", Icon: IdeaIcon },
  { name: "bookmarks", path: "/bookmarks", letter: "m", Icon: BookmarkIcon },
  { name: "boards", path: "/boards", letter: "b", Icon: BoardIcon },
  { name: "channels", path: "/channels", letter: "c", Icon: ChannelIcon },
  { name: "activity", path: "/activity", letter: "a", Icon: ActivityIcon },
  { name: "settings", path: "/settings", letter: "s", Icon: SettingsIcon },
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
