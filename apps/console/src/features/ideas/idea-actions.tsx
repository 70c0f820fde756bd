import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { useMay } from "../../session/use-me.ts";
import { Icon } from "../../ui/icon.tsx";
import { MenuButton, type MenuEntry } from "../../ui/menu-button.tsx";
import { MakeItemDialog } from "./make-item-dialog.tsx";
import { SaveBookmarkDialog } from "./save-bookmark-dialog.tsx";
import { ShareIdeaDialog } from "./share-idea-dialog.tsx";
import type { Idea } from "./types.ts";

export interface IdeaActionsProps {
  readonly idea: Idea;
  /** Leaves out the way to the idea's own page. */
  readonly isOwnPage?: boolean;
}

/** What can be done with an idea. Nothing is offered that I may not do. */
export function IdeaActions({ idea, isOwnPage = false }: IdeaActionsProps) {
  const { t } = useTranslation("ideas");
  const navigate = useNavigate();
  const [dialog, setDialog] = useState<"item" | "bookmark" | "share" | null>(null);
  const place = { workspaceId: idea.workspaceId };
  const mayMake = useMay("work_item:create");
  const mayBookmark = useMay("bookmark:create", place);
  const mayPost = useMay("message:create");
  const mayGive = useMay("bookmark:share", place);
  const mayRemix = useMay("idea_run:create", place);
  const [itemId] = idea.workItemIds;
  const close = () => setDialog(null);
  const more: MenuEntry[] = [
    ...(isOwnPage
      ? []
      : [
          {
            label: t("actions.openIdea"),
            icon: <Icon name="external" />,
            onSelect: () => navigate(`/ideas/${idea.id}`),
          },
        ]),
    ...(mayRemix
      ? [
          {
            label: t("actions.remix"),
            icon: <Icon name="spark" />,
            onSelect: () => navigate(`/ideas/new?remix=${idea.id}`),
          },
        ]
      : []),
    ...(mayMake && itemId
      ? [{ label: t("actions.makeAnother"), icon: <Icon name="board" />, onSelect: () => setDialog("item") }]
      : []),
  ];
  return (
    <Box sx={{ display: "flex", flexWrap: "wrap", alignItems: "center", gap: 2 }}>
      {itemId ? (
        <Button component={Link} startIcon={<Icon name="board" />} to={`/items/${itemId}`}>
          {t("items.open")}
        </Button>
      ) : (
        mayMake && (
          <Button onClick={() => setDialog("item")} startIcon={<Icon name="board" />}>
            {t("items.make")}
          </Button>
        )
      )}
      {idea.bookmarkId ? (
        <Button component={Link} startIcon={<Icon name="check" />} to={`/bookmarks?idea=${idea.id}`}>
          {t("actions.bookmarked")}
        </Button>
      ) : (
        mayBookmark && (
          <Button onClick={() => setDialog("bookmark")} startIcon={<Icon name="bookmark" />}>
            {t("actions.bookmark")}
          </Button>
        )
      )}
      {(mayPost || mayGive) && (
        <Button onClick={() => setDialog("share")} startIcon={<Icon name="share" />}>
          {t("ui:share.submit")}
        </Button>
      )}
      {more.length > 1 && <MenuButton icon="more" items={more} label={t("ui:moreActions")} />}
      {more.length === 1 &&
        more.map(({ label, icon, onSelect }) => (
          <Button key={label} onClick={onSelect} startIcon={icon}>
            {label}
          </Button>
        ))}
      {dialog === "item" && <MakeItemDialog idea={idea} onClose={close} />}
      {dialog === "bookmark" && <SaveBookmarkDialog idea={idea} onClose={close} />}
      {dialog === "share" && <ShareIdeaDialog idea={idea} onClose={close} />}
    </Box>
  );
}
