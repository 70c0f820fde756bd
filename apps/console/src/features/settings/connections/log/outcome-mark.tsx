import type { Row } from "@eureka/sdk";
import { useTranslation } from "react-i18next";
import { Mark } from "../../shared/mark.tsx";

export type LogOutcome = Row<"connection_log.list">["outcome"];

const tones = { done: "good", ignored: "neutral", waiting: "waiting", failed: "bad" } as const satisfies Record<
  LogOutcome,
  string
>;

export function OutcomeMark({ outcome }: { readonly outcome: LogOutcome }) {
  const { t } = useTranslation("settings");
  return <Mark label={t(`connectionLog.outcomes.${outcome}`)} tone={tones[outcome]} />;
}
