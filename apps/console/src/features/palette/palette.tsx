/** The command palette: everything that can be found or done, by a few typed words. */
import "./words.ts";
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import MuiDialog from "@mui/material/Dialog";
import InputBase from "@mui/material/InputBase";
import Typography from "@mui/material/Typography";
import { type KeyboardEvent, useEffect, useId, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { readRecent } from "../../session/recent-places.ts";
import { hiddenFromSight } from "../../ui/hidden-from-sight.ts";
import { Icon } from "../../ui/icon.tsx";
import { matchWords } from "./match-words.ts";
import { type ListedOperation, OperationDialog } from "./operation-dialog.tsx";

type Group = "recent" | "places" | "items" | "boards" | "channels" | "operations";

interface Entry {
  readonly id: string;
  readonly group: Group;
  readonly label: string;
  /** What stands quietly at the right: an item's key, an operation's name. */
  readonly hint?: string;
  /** Why it cannot be chosen. */
  readonly denied?: string;
  readonly choose: () => void;
}

interface PaletteProps {
  readonly onClose: () => void;
}

const placeWords = [
  ["/", "home"],
  ["/inbox", "inbox"],
  ["/ideas", "ideas"],
  ["/bookmarks", "bookmarks"],
  ["/boards", "boards"],
  ["/channels", "channels"],
  ["/activity", "activity"],
  ["/settings", "settings"],
] as const;

const mostOfGroup = 8;
/** Milliseconds without typing before items are searched. */
const pause = 150;

export function Palette({ onClose }: PaletteProps) {
  const { t } = useTranslation("palette");
  const { t: tApp } = useTranslation("app");
  const navigate = useNavigate();
  const [text, setText] = useState("");
  const [active, setActive] = useState(0);
  const [operation, setOperation] = useState<ListedOperation | null>(null);
  const listId = useId();
  const titleId = useId();
  const searched = useDelayedText(text.trim(), pause);

  const operations = eurekaApi.useOperationListQuery().data?.data;
  const boards = eurekaApi.useBoardListQuery({ limit: 200 }).data?.data;
  const channels = eurekaApi.useChannelListQuery({ limit: 200 }).data?.data;
  const items = eurekaApi.useWorkItemListQuery({ text: searched, limit: mostOfGroup }, { skip: searched === "" }).data
    ?.data;

  const entries = useMemo(() => {
    const go = (path: string) => () => {
      void navigate(path);
      onClose();
    };
    const all: Entry[] = [
      ...(text === "" ? readRecent() : []).map(({ path, title }) => ({
        id: `recent ${path}`,
        group: "recent" as const,
        label: title,
        choose: go(path),
      })),
      ...placeWords.map(([path, name]) => ({
        id: path,
        group: "places" as const,
        label: tApp(`shell.${name}`),
        choose: go(path),
      })),
      ...(searched === "" ? [] : (items ?? [])).map((item) => ({
        id: item.id,
        group: "items" as const,
        label: item.title,
        hint: item.key,
        choose: go(`/items/${item.key}`),
      })),
      ...(boards ?? []).map((board) => ({
        id: board.id,
        group: "boards" as const,
        label: board.name,
        choose: go(`/boards/${board.id}`),
      })),
      ...(channels ?? []).map((channel) => ({
        id: channel.id,
        group: "channels" as const,
        label: `# ${channel.name}`,
        choose: go(`/channels/${channel.id}`),
      })),
      ...(operations ?? []).map((listed) => ({
        id: listed.name,
        group: "operations" as const,
        label: listed.summary,
        hint: listed.name,
        ...(!listed.allowed && { denied: t("denied") }),
        choose: () => setOperation(listed),
      })),
    ];
    return rank(all, text);
  }, [text, searched, items, boards, channels, operations, navigate, onClose, t, tApp]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another text, another list
  useEffect(() => setActive(0), [text]);

  function onKeyDown(event: KeyboardEvent): void {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0 && entries.length > 0) {
      event.preventDefault();
      const next = (active + step + entries.length) % entries.length;
      setActive(next);
      document.getElementById(`${listId}-${next}`)?.scrollIntoView({ block: "nearest" });
    }
    if (event.key === "Enter") {
      event.preventDefault();
      const chosen = entries[active];
      if (chosen && !chosen.denied) chosen.choose();
    }
  }

  if (operation) return <OperationDialog operation={operation} onClose={onClose} />;
  return (
    <MuiDialog
      open
      onClose={onClose}
      aria-labelledby={titleId}
      slotProps={{
        paper: { sx: { width: 640, maxWidth: "calc(100vw - 16px)", m: 2, position: "absolute", top: "10vh" } },
      }}
    >
      <Box component="h2" id={titleId} sx={hiddenFromSight}>
        {t("title")}
      </Box>
      <Box
        sx={{
          display: "flex",
          alignItems: "center",
          gap: 2,
          px: 4,
          height: 52,
          borderBottom: 1,
          borderColor: "divider",
        }}
      >
        <Icon name="search" />
        <InputBase
          autoFocus
          fullWidth
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
          placeholder={t("placeholder")}
          inputProps={{
            role: "combobox",
            "aria-label": t("title"),
            "aria-expanded": true,
            "aria-controls": listId,
            "aria-activedescendant": entries.length > 0 ? `${listId}-${active}` : undefined,
            maxLength: 200,
          }}
        />
      </Box>
      <Box id={listId} role="listbox" aria-label={t("results")} sx={{ maxHeight: "60vh", overflowY: "auto", p: 2 }}>
        {entries.length === 0 && (
          <Typography color="textSecondary" sx={{ p: 3 }}>
            {t("nothing", { text })}
          </Typography>
        )}
        {entries.map((entry, index) => (
          <Box key={entry.id}>
            {entries[index - 1]?.group !== entry.group && (
              <Typography aria-hidden color="textSecondary" sx={{ fontSize: 12, px: 2, pt: 2, pb: 1 }}>
                {t(entry.group)}
              </Typography>
            )}
            <Box
              id={`${listId}-${index}`}
              role="option"
              aria-selected={index === active}
              aria-disabled={entry.denied ? true : undefined}
              title={entry.denied}
              onMouseMove={() => setActive(index)}
              onClick={() => !entry.denied && entry.choose()}
              sx={{
                display: "flex",
                alignItems: "center",
                gap: 3,
                minHeight: 36,
                px: 2,
                borderRadius: 1.5,
                cursor: entry.denied ? "not-allowed" : "pointer",
                color: entry.denied ? "text.secondary" : "text.primary",
                bgcolor: index === active ? "action.selected" : undefined,
              }}
            >
              <Box
                component="span"
                sx={{ flex: 1, minWidth: 0, overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" }}
              >
                {entry.label}
              </Box>
              {entry.hint && (
                <Typography
                  component="span"
                  color="textSecondary"
                  sx={{ fontSize: 12, fontFamily: "monospace", flexShrink: 0 }}
                >
                  {entry.hint}
                </Typography>
              )}
            </Box>
          </Box>
        ))}
      </Box>
    </MuiDialog>
  );
}

const groupOrder: readonly Group[] = ["recent", "items", "places", "boards", "channels", "operations"];

/** The best of each group, what fits best first; items were chosen by the server already. */
function rank(entries: readonly Entry[], text: string): Entry[] {
  return groupOrder.flatMap((group) => {
    const found = entries
      .filter((entry) => entry.group === group)
      .map((entry) => ({
        entry,
        score: group === "items" ? 0 : matchWords(`${entry.label} ${entry.hint ?? ""}`, text),
      }))
      .filter((each): each is { entry: Entry; score: number } => each.score !== null);
    const sorted = text === "" ? found : found.toSorted((one, other) => other.score - one.score);
    return sorted.slice(0, text === "" && group === "operations" ? 5 : mostOfGroup).map(({ entry }) => entry);
  });
}

function useDelayedText(text: string, milliseconds: number): string {
  const [delayed, setDelayed] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setDelayed(text), milliseconds);
    return () => clearTimeout(timer);
  }, [text, milliseconds]);
  return delayed;
}
