/** Who else is looking at a board or an item, as small faces. It is told on the stream and kept nowhere. */
import { presenceSeconds } from "@eureka/contracts/presence";
import Box from "@mui/material/Box";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useLiveTopic } from "../../live/live-topics.ts";
import { useClient } from "../../session/use-client.ts";
import { useMe } from "../../session/use-me.ts";
import { Person } from "../../ui/person.tsx";
import { useLookers } from "./lookers.ts";
import { useBoardPeople } from "./people.ts";

interface OnlookersProps {
  /** A board that I may see: its followers are told, of its items too. Null: nobody can be shown. */
  readonly boardId: string | null;
  /** Left out: who looks at the board itself. */
  readonly workItemId?: string;
}

/** Said again after half of the time for which it holds. */
const interval = (presenceSeconds * 1000) / 2;
const most = 4;

export function Onlookers({ boardId, workItemId }: OnlookersProps) {
  const { t } = useTranslation("boards");
  const { nameOf } = useBoardPeople();
  useLiveTopic(boardId && `board:${boardId}`);
  const lookers = useLookers(workItemId ?? boardId, useMe()?.member?.id);
  useAnnounce(workItemId ? "work_item" : "board", workItemId ?? boardId);
  if (lookers.length === 0) return null;
  return (
    <Box
      aria-label={t("onlookers.label")}
      role="group"
      sx={{ display: "flex", alignItems: "center", gap: 0.5, color: "text.secondary", fontSize: "0.75rem" }}
    >
      {lookers.slice(0, most).map((id) => (
        <Person key={id} size={24} {...nameOf({ type: "member", id })} />
      ))}
      {lookers.length > most && <span>{t("onlookers.more", { count: lookers.length - most })}</span>}
    </Box>
  );
}

/** Tells the others that I look at it, while the tab is seen. */
function useAnnounce(type: "board" | "work_item", id: string | null): void {
  const client = useClient();
  useEffect(() => {
    if (id === null) return;
    const named = type === "board" ? { boardId: id } : { workItemId: id };
    // Nobody is helped by an error about it: then others do not see me, and all else works.
    const say = (looking: boolean) =>
      void client.call("presence.announce", { ...named, looking }).catch(() => undefined);
    const sayIfSeen = () => document.visibilityState === "visible" && say(true);
    const onVisibility = () => say(document.visibilityState === "visible");
    sayIfSeen();
    const timer = setInterval(sayIfSeen, interval);
    document.addEventListener("visibilitychange", onVisibility);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", onVisibility);
      say(false);
    };
  }, [client, id, type]);
}
