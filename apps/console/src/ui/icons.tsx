/** The icons as components of their own, for places that take one. */
import { Icon, type IconName, type IconProps } from "./icon.tsx";

/** An icon without its name. */
export type NamedIconProps = Omit<IconProps, "name">;

function named(name: IconName) {
  return function NamedIcon(props: NamedIconProps) {
    return <Icon {...props} name={name} />;
  };
}

export const HomeIcon = named("home");
export const InboxIcon = named("inbox");
export const IdeaIcon = named("idea");
export const BoardIcon = named("board");
export const ChannelIcon = named("channel");
export const ActivityIcon = named("activity");
export const SettingsIcon = named("settings");
export const SearchIcon = named("search");
export const PlusIcon = named("plus");
export const CloseIcon = named("close");
export const MoreIcon = named("more");
export const CheckIcon = named("check");
export const ChevronUpIcon = named("chevronUp");
export const ChevronDownIcon = named("chevronDown");
export const ChevronLeftIcon = named("chevronLeft");
export const ChevronRightIcon = named("chevronRight");
export const DragIcon = named("drag");
export const CommentIcon = named("comment");
export const ClipIcon = named("clip");
export const CalendarIcon = named("calendar");
export const FlagIcon = named("flag");
export const TagIcon = named("tag");
export const PersonIcon = named("person");
export const PeopleIcon = named("people");
export const KeyIcon = named("key");
export const ModelIcon = named("model");
export const LinkIcon = named("link");
export const RetryIcon = named("retry");
export const CopyIcon = named("copy");
export const EyeIcon = named("eye");
export const TrashIcon = named("trash");
export const EditIcon = named("edit");
export const ArchiveIcon = named("archive");
export const BookmarkIcon = named("bookmark");
export const ShareIcon = named("share");
export const SparkIcon = named("spark");
export const CompareIcon = named("compare");
export const BoltIcon = named("bolt");
export const WarningIcon = named("warning");
export const InfoIcon = named("info");
export const LockIcon = named("lock");
export const SunIcon = named("sun");
export const MoonIcon = named("moon");
export const MonitorIcon = named("monitor");
export const MenuIcon = named("menu");
export const SendIcon = named("send");
export const ReplyIcon = named("reply");
export const SmileIcon = named("smile");
export const AtIcon = named("at");
export const HashIcon = named("hash");
export const PlayIcon = named("play");
export const StopIcon = named("stop");
export const ClockIcon = named("clock");
export const StarIcon = named("star");
export const FilterIcon = named("filter");
export const SortIcon = named("sort");
export const ExternalIcon = named("external");
export const UploadIcon = named("upload");
export const DownloadIcon = named("download");
export const HistoryIcon = named("history");
export const BoldIcon = named("bold");
export const ItalicIcon = named("italic");
export const CodeIcon = named("code");
export const ListIcon = named("list");
export const PluginIcon = named("plugin");
export const GlobeIcon = named("globe");
