/** Who else is looking at a board or an item, as small faces. It is told on the stream and kept nowhere. */
import { presenceSchema, presenceSeconds } from "@eureka/contracts/presence";
import Box from "@mui/material/Box";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLiveEvents } from "../../live/use-live-events.ts";
import { useClient } from "../../session/use-client.ts";
import { useMe } from "../../session/use-me.ts";
import { Person } from "../../ui/person.tsx";
import { usePeople } from "./people.ts";

type Subject = { readonly boardId: string } | { readonly workItemId: string };

/** Said again after half of the time for which it holds. */
const interval = (presenceSeconds * 1000) / 2;
const most = 4;

export function Onlookers(subject: Subject) {
  const { t } = useTranslation("boards");
  const { nameOf } = usePeople();
  const lookers = useLookers(subject);
  if (lookers.length === 0) return null;
  return (
    <Box aria-label={t("onlookers.label")} role="group" sx={{ display: "flex", alignItems: "center", gap: 0.5, color: "text.secondary", fontSize: "0.75rem" }}>
      {lookers.slice(0, most).map((id) => (
        <Person key={id} size={24} {...nameOf({ type: "member", id })} />
      ))}
      {lookers.length > most && <span>{t("onlookers.more", { count: lookers.length - most })}</span>}
    </Box>
  );
}

/** Ids of the other members who look at it; says meanwhile that I do. */
function useLookers(subject: Subject): readonly string[] {
  const client = useClient();
  const myId = useMe()?.member?.id;
  const [until, setUntil] = useState<Readonly<Record<string, number>>>({});
  const type = "boardId" in subject ? "board" : "work_item";
  const id = "boardId" in subject ? subject.boardId : subject.workItemId;

  useEffect(() => {
    const named = type === "board" ? { boardId: id } : { workItemId: id };
    // Nobody is helped by an error about it: then others do not see me, and all else works.
    const say = (looking: boolean) => void client.call("presence.announce", { ...named, looking }).catch(() => undefined);
    const sayIfSeen = () => document.visibilityState === "visible" && say(true);
    const onVisibility = () => say(document.visibilityState === "visible");
    sayIfSeen();
    const timer = setInterval(sayIfSeen, interval);
    document.addEventListener("visibilitychange", onVisibility);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", onVisibility);
      say(false);
      setUntil({});
    };
  }, [client, id, type]);

  useLiveEvents({
    onFrame: (frame) => {
      if (frame.type !== "presence") return;
      const { data } = presenceSchema.safeParse(frame.data);
      if (data?.subject.type !== type || data.subject.id !== id || data.memberId === myId) return;
      setUntil((before) => ({ ...before, [data.memberId]: Date.parse(data.until) }));
    },
  });

  const next = Math.min(...Object.values(until));
  useEffect(() => {
    if (!Number.isFinite(next)) return;
    const forget = () => setUntil((before) => Object.fromEntries(Object.entries(before).filter(([, time]) => time > Date.now())));
    const timer = setTimeout(forget, Math.max(0, next - Date.now()) + 50);
    return () => clearTimeout(timer);
  }, [next]);

  return Object.keys(until);
}
