/** Where to go: the places, my boards and channels with what is unread, and quietly how the live stream fares. */
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import IconButton from "@mui/material/IconButton";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { NavLink, useLocation } from "react-router";
import { Badge } from "../../ui/badge.tsx";
import { Icon } from "../../ui/icon.tsx";
import { LiveBadge } from "../../ui/live-badge.tsx";
import { useAppSelector } from "../hooks.ts";
import { destinations, placeOf } from "./destinations.ts";
import { OrganizationName } from "./organization-name.tsx";
import { useWaiting } from "./use-waiting.ts";

interface SideBarProps {
  readonly isFolded: boolean;
  /** Left out where it cannot be folded. */
  readonly onFold?: () => void;
}

/** Boards and channels beyond these are found on their own pages. */
const most = 12;

export function SideBar({ isFolded, onFold }: SideBarProps) {
  const { t } = useTranslation("app");
  const place = placeOf(useLocation().pathname);
  const waiting = useWaiting();
  const live = useAppSelector((root) => root.live.state);
  const boards = eurekaApi.useBoardListQuery({ limit: 50 }).data?.data ?? [];
  const channels = eurekaApi.useChannelListQuery({ joined: true, limit: 50 }).data?.data ?? [];
  const workspaces = eurekaApi.useWorkspaceListQuery({ limit: 200 }).data?.data ?? [];

  /** The workspace besides the name, where two workspaces have a board or channel of that name. */
  function whereOf(all: readonly Placed[], { name, workspaceId }: Placed): string | undefined {
    if (all.filter((other) => other.name === name).length < 2) return undefined;
    return workspaces.find(({ id }) => id === workspaceId)?.name;
  }

  const foldLabel = t(isFolded ? "shell.unfoldMenu" : "shell.foldMenu");

  function unreadBadge(count: number): EntryProps["badge"] {
    return count > 0 ? { count, label: t("shell.unread", { count }) } : undefined;
  }

  return (
    <Box
      component="nav"
      aria-label={t("shell.navigation")}
      sx={{
        height: "100%",
        display: "flex",
        flexDirection: "column",
        borderRight: 1,
        borderColor: "divider",
        bgcolor: "background.paper",
      }}
    >
      <Box sx={{ height: 48, px: isFolded ? 2 : 4, display: "flex", alignItems: "center", gap: 2 }}>
        {!isFolded && <OrganizationName />}
        {onFold && (
          <IconButton size="small" onClick={onFold} aria-label={foldLabel} title={foldLabel}>
            {isFolded ? <Icon name="chevronRight" /> : <Icon name="chevronLeft" />}
          </IconButton>
        )}
      </Box>
      <Box sx={{ flex: 1, overflowY: "auto", px: 2, pb: 4 }}>
        {destinations.map(({ name, path, icon }) => (
          <Box key={name}>
            <Entry
              to={path}
              label={t(`shell.${name}`)}
              icon={<Icon name={icon} />}
              isFolded={isFolded}
              isHere={place === name}
              badge={
                name === "inbox" && waiting > 0
                  ? { count: waiting, label: t("shell.waiting", { count: waiting }) }
                  : undefined
              }
            />
            {name === "boards" &&
              !isFolded &&
              boards
                .slice(0, most)
                .map((board) => (
                  <Entry
                    key={board.id}
                    to={`/boards/${board.id}`}
                    label={board.name}
                    where={whereOf(boards, board)}
                    isInner
                  />
                ))}
            {name === "channels" &&
              !isFolded &&
              channels
                .slice(0, most)
                .map((channel) => (
                  <Entry
                    key={channel.id}
                    to={`/channels/${channel.id}`}
                    label={`# ${channel.name}`}
                    where={whereOf(channels, channel)}
                    isInner
                    badge={unreadBadge(channel.unreadCount ?? 0)}
                  />
                ))}
          </Box>
        ))}
      </Box>
      <Box sx={{ p: isFolded ? 2 : 4, display: "flex", justifyContent: isFolded ? "center" : "flex-end" }}>
        <LiveBadge state={live} />
      </Box>
    </Box>
  );
}

interface Placed {
  readonly name: string;
  readonly workspaceId: string;
}

interface EntryProps {
  readonly to: string;
  readonly label: string;
  /** Stands quietly behind the label. */
  readonly where?: string | undefined;
  readonly icon?: ReactNode;
  readonly isFolded?: boolean;
  readonly isInner?: boolean;
  /** Whether this is where we are; without it the address decides. */
  readonly isHere?: boolean;
  readonly badge?: { readonly count: number; readonly label: string } | undefined;
}

function Entry({ to, label, where, icon, isFolded = false, isInner = false, isHere, badge }: EntryProps) {
  return (
    <Box
      component={NavLink}
      to={to}
      end={to === "/"}
      aria-label={isFolded ? label : undefined}
      title={isFolded ? label : undefined}
      aria-current={isHere === undefined ? undefined : isHere ? "page" : "false"}
      data-here={isHere}
      sx={entryLook(isFolded, isInner)}
    >
      {icon}
      {!isFolded && (
        <Box
          component="span"
          sx={{ flex: 1, minWidth: 0, overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" }}
        >
          {label}
          {where && (
            <Box component="span" sx={{ color: "text.secondary", fontSize: 12, ml: 1.5 }}>
              {where}
            </Box>
          )}
        </Box>
      )}
      {badge && !isFolded && (
        <span title={badge.label}>
          <Badge count={badge.count} label={badge.label} />
        </span>
      )}
    </Box>
  );
}

function entryLook(isFolded: boolean, isInner: boolean) {
  return {
    display: "flex",
    alignItems: "center",
    justifyContent: isFolded ? "center" : "flex-start",
    gap: 3,
    height: isInner ? 28 : 32,
    pl: isInner ? 10 : 2,
    pr: 2,
    borderRadius: 1,
    color: isInner ? "text.secondary" : "text.primary",
    fontSize: 13,
    textDecoration: "none",
    "&:hover": { bgcolor: "action.hover" },
    "&.active:not([data-here=false]), &[data-here=true]": {
      bgcolor: "action.selected",
      color: "text.primary",
      fontWeight: 500,
    },
  } as const;
}
