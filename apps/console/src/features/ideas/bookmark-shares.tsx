import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useTranslation } from "react-i18next";
import { useMay } from "../../session/use-me.ts";
import { toFailure } from "../../ui/api-failure.ts";
import { FailureNote } from "../../ui/failure-note.tsx";
import { LabelChip } from "../../ui/label-chip.tsx";
import type { Bookmark, Share } from "./types.ts";
import { useMemberNames } from "./use-member-names.ts";

export interface BookmarkSharesProps {
  readonly bookmark: Bookmark;
}

/** With whom a bookmark is shared and what they may do; each share can be taken back. Only its owner knows. */
export function BookmarkShares({ bookmark }: BookmarkSharesProps) {
  const { t } = useTranslation("ideas");
  const nameOf = useMemberNames();
  const mayShare = useMay("bookmark:share", { workspaceId: bookmark.workspaceId });
  const { data: workspaces } = eurekaApi.useWorkspaceListQuery({ limit: 200 }, { skip: bookmark.shares.length === 0 });
  const [unshare, { error }] = eurekaApi.useBookmarkUnshareMutation();
  if (bookmark.shares.length === 0) return null;

  function whoOf({ with: whom }: Share): string {
    if (whom.kind === "member") return nameOf({ type: "user", id: whom.memberId }).name || t("share.someone");
    if (whom.kind === "organization") return t("share.kind.everybody");
    return workspaces?.data.find(({ id }) => id === whom.workspaceId)?.name ?? t("share.aWorkspace");
  }

  return (
    <Box sx={{ display: "flex", flexWrap: "wrap", alignItems: "center", gap: 1.5 }}>
      <Typography color="textSecondary" variant="caption">
        {t("share.sharedWith")}
      </Typography>
      {bookmark.shares.map((share) => {
        const name = t(`share.accessOf.${share.access}`, { name: whoOf(share) });
        return (
          <LabelChip
            color="blue"
            key={share.id}
            name={name}
            {...(mayShare && {
              onRemove: {
                label: t("share.takeBack", { name: whoOf(share) }),
                run: () => void unshare({ id: bookmark.id, shareId: share.id }),
              },
            })}
          />
        );
      })}
      {error && <FailureNote failure={toFailure(error)} />}
    </Box>
  );
}
