import "./words.ts";
import { useTranslation } from "react-i18next";
import { SidePanel } from "../../../../ui/side-panel.tsx";
import { CallDetails } from "./call-details.tsx";
import { DeliveryDetails } from "./delivery-details.tsx";

export interface LogEntryPanelProps {
  readonly id: string;
  readonly onClose: () => void;
  readonly onReplayed: () => void;
}

/** One entry of the log, with everything that was sent and answered. */
export function LogEntryPanel({ id, onClose, onReplayed }: LogEntryPanelProps) {
  const { t } = useTranslation("settings");
  const isIncoming = id.startsWith("inb_");
  return (
    <SidePanel onClose={onClose} title={t(isIncoming ? "connectionLog.delivery" : "connectionLog.call")}>
      {isIncoming ? <DeliveryDetails id={id} onReplayed={onReplayed} /> : <CallDetails id={id} />}
    </SidePanel>
  );
}
