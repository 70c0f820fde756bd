import type { Row } from "@eureka/sdk";
import { useTranslation } from "react-i18next";

type Entry = Row<"connection_log.list">;

export interface EntryWords {
  /** The kinds of event, or method and path. */
  readonly what: (entry: Entry) => string;
  /** Why it was ignored, what went wrong, or what was answered. */
  readonly why: (entry: Entry) => string;
}

export function useEntryWords(): EntryWords {
  const { t } = useTranslation("settings");
  return {
    what: (entry) => {
      if (entry.direction === "outgoing") return `${entry.method} ${pathOf(entry.address)}`;
      return entry.events.length > 0 ? entry.events.join(", ") : t("connectionLog.notLooked");
    },
    why: (entry) => {
      if (entry.error !== null) return entry.error;
      if (entry.direction === "outgoing") return entry.status === null ? "" : String(entry.status);
      return entry.reason === null ? "" : t(`connectionLog.reasons.${entry.reason}`);
    },
  };
}

function pathOf(address: string): string {
  return URL.canParse(address) ? new URL(address).pathname : address;
}
