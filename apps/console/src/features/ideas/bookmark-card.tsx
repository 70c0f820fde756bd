import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Checkbox from "@mui/material/Checkbox";
import Link from "@mui/material/Link";
import Typography from "@mui/material/Typography";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link as RouterLink } from "react-router";
import { useMay } from "../../session/use-me.ts";
import { EngineBadge } from "../../ui/engine-badge.tsx";
import { Icon } from "../../ui/icon.tsx";
import { LabelChip } from "../../ui/label-chip.tsx";
import { Person } from "../../ui/person.tsx";
import { RelativeTime } from "../../ui/relative-time.tsx";
import { BookmarkShares } from "./bookmark-shares.tsx";
import { EditBookmarkDialog } from "./edit-bookmark-dialog.tsx";
import { judgedOf, shownOf } from "./idea-facts.ts";
import { IdeaScore } from "./idea-score.tsx";
import { PlainText } from "./plain-text.tsx";
import { RemoveBookmark } from "./remove-bookmark.tsx";
import { ShareIdeaDialog } from "./share-idea-dialog.tsx";
import type { Bookmark } from "./types.ts";
import type { Chosen } from "./use-chosen.ts";
import { useMemberNames } from "./use-member-names.ts";
import { WorkItemLinks } from "./work-item-links.tsx";

export interface BookmarkCardProps {
  readonly bookmark: Bookmark;
  readonly chosen: Chosen;
  readonly isHighlighted: boolean;
}

/** A saved idea with its tags, its note and with whom it is shared. What I may not do with it is not offered. */
export function BookmarkCard({ bookmark, chosen, isHighlighted }: BookmarkCardProps) {
  const { t } = useTranslation("ideas");
  const nameOf = useMemberNames();
  const root = useRef<HTMLElement>(null);
  const [dialog, setDialog] = useState<"edit" | "share" | null>(null);
  const place = { workspaceId: bookmark.workspaceId };
  const mayEdit = useMay("bookmark:update", place) && bookmark.access !== "view";
  const mayShare = useMay("bookmark:share", place) && bookmark.access === "own";
  const { idea, tags, note, access, topic } = bookmark;
  const { title, text } = shownOf(idea);
  const owner = nameOf({ type: "user", id: bookmark.ownerId });
  useEffect(() => {
    if (isHighlighted) root.current?.scrollIntoView({ block: "center" });
  }, [isHighlighted]);
  return (
    <Box
      component="article"
      ref={root}
      sx={{
        display: "grid",
        gridTemplateColumns: { xs: "auto minmax(0, 1fr)", sm: "auto minmax(0, 1fr) auto" },
        columnGap: 3,
        rowGap: 2,
        p: 4,
        border: 1,
        borderColor: isHighlighted ? "primary.main" : "divider",
        borderRadius: "10px",
        backgroundColor: "background.paper",
      }}
    >
      <Checkbox
        checked={chosen.ids.includes(idea.id)}
        onChange={() => chosen.toggle(idea.id)}
        slotProps={{ input: { "aria-label": t("card.choose", { title }) } }}
        sx={{ p: 1, m: -1, alignSelf: "start" }}
      />
      <Box sx={{ minWidth: 0, display: "grid", gap: 1.5, justifyItems: "start" }}>
        <Typography component="h2" variant="h2">
          <Link color="inherit" component={RouterLink} dir="auto" to={`/ideas/${idea.id}`}>
            {title}
          </Link>
        </Typography>
        <PlainText isMuted lines={2} text={text} />
        <Box sx={lineStyle}>
          <EngineBadge engine={idea.engine} />
          {tags.map((tag) => (
            <LabelChip color="grey" key={tag} name={tag} />
          ))}
        </Box>
        {note && (
          <Box sx={{ pl: 3, borderInlineStart: "2px solid", borderColor: "divider" }}>
            <PlainText text={note} />
          </Box>
        )}
        <Typography color="textSecondary" component="div" sx={lineStyle} variant="caption">
          {access === "own" ? (
            <span>{t("bookmark.own")}</span>
          ) : (
            <>
              <Person kind={owner.kind} name={owner.name} showName size={16} />
              <span>{t(`bookmark.shared.${access}`)}</span>
            </>
          )}
          <RelativeTime at={bookmark.createdAt} />
          <span>
            {t("bookmark.topic")} <bdi>{topic}</bdi>
          </span>
          <WorkItemLinks items={idea.workItems} />
        </Typography>
        <BookmarkShares bookmark={bookmark} />
        <Box sx={{ ...lineStyle, gap: 2, mt: 1 }}>
          {mayEdit && (
            <Button onClick={() => setDialog("edit")} startIcon={<Icon name="edit" />}>
              {t("bookmark.edit")}
            </Button>
          )}
          {mayShare && (
            <Button onClick={() => setDialog("share")} startIcon={<Icon name="share" />}>
              {t("ui:share.submit")}
            </Button>
          )}
          <RemoveBookmark bookmark={bookmark} />
        </Box>
      </Box>
      {judgedOf(idea)?.overall != null && (
        <Box sx={{ gridColumn: { xs: "2", sm: "auto" } }}>
          <IdeaScore idea={idea} width={160} />
        </Box>
      )}
      {dialog === "edit" && <EditBookmarkDialog bookmark={bookmark} onClose={() => setDialog(null)} />}
      {dialog === "share" && (
        <ShareIdeaDialog
          idea={{ ...idea, workspaceId: bookmark.workspaceId, bookmarkId: bookmark.id }}
          onClose={() => setDialog(null)}
        />
      )}
    </Box>
  );
}

const lineStyle = {
  display: "flex",
  flexWrap: "wrap",
  alignItems: "center",
  columnGap: 2,
  rowGap: 1,
  minWidth: 0,
  maxWidth: "100%",
} as const;
