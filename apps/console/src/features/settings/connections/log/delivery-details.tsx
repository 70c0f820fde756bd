import type { Output } from "@eureka/sdk";
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../../session/use-me.ts";
import { useConfirm } from "../../../../ui/confirm-provider.tsx";
import { Duration } from "../../../../ui/duration.tsx";
import { Facts } from "../../../../ui/facts.tsx";
import { FailureNote } from "../../../../ui/failure-note.tsx";
import { QueryStates } from "../../../../ui/query-states.tsx";
import { Section } from "../../../../ui/section.tsx";
import { useAction } from "../../shared/use-action.ts";
import { ExactTime } from "./exact-time.tsx";
import { OutcomeMark } from "./outcome-mark.tsx";
import { PayloadSection } from "./payload-section.tsx";

type Delivery = Output<"inbound_event.get">;

export interface DeliveryDetailsProps {
  readonly id: string;
  readonly onReplayed: () => void;
}

/** What the platform told, and what became of each event in it. */
export function DeliveryDetails({ id, onReplayed }: DeliveryDetailsProps) {
  const { t } = useTranslation("settings");
  const query = eurekaApi.useInboundEventGetQuery({ id });
  return (
    <QueryStates query={query}>
      {(delivery) => (
        <>
          <Box sx={{ mb: 8 }}>
            <Facts
              facts={[
                { label: t("connectionLog.outcome"), value: <OutcomeMark outcome={delivery.outcome} /> },
                { label: t("connectionLog.deliveryId"), value: <code>{delivery.deliveryId}</code> },
                { label: t("connectionLog.address"), value: <code>{`${delivery.method} ${delivery.address}`}</code> },
                { label: t("connectionLog.at"), value: <ExactTime at={delivery.at} /> },
                {
                  label: t("connectionLog.took"),
                  value: delivery.milliseconds !== null && <Duration milliseconds={delivery.milliseconds} />,
                },
              ]}
            />
          </Box>
          <Parts delivery={delivery} />
          <Replay
            delivery={delivery}
            onReplayed={() => {
              void query.refetch();
              onReplayed();
            }}
          />
          <PayloadSection payload={delivery.payload} title={t("connectionLog.received")} />
        </>
      )}
    </QueryStates>
  );
}

function Parts({ delivery }: { readonly delivery: Delivery }) {
  const { t } = useTranslation("settings");
  return (
    <Section title={t("connectionLog.events")}>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: "none", display: "grid", gap: 3 }}>
        {delivery.parts.map(({ part, event, outcome, reason, error, tries }) => (
          <Box component="li" key={part} sx={{ minWidth: 0 }}>
            <Typography component="div" sx={{ display: "flex", flexWrap: "wrap", columnGap: 3 }} variant="body2">
              <Box component="code" sx={{ overflowWrap: "anywhere" }}>
                {event ?? t("connectionLog.unknownEvent")}
              </Box>
              <OutcomeMark outcome={outcome} />
              {tries > 1 && <span>{t("connectionLog.triedTimes", { count: tries })}</span>}
            </Typography>
            {(reason ?? error) !== null && (
              <Typography color="textSecondary" sx={{ overflowWrap: "anywhere" }} variant="body2">
                {reason !== null ? t(`connectionLog.reasons.${reason}`) : error}
              </Typography>
            )}
          </Box>
        ))}
      </Box>
    </Section>
  );
}

interface ReplayProps {
  readonly delivery: Delivery;
  readonly onReplayed: () => void;
}

/** Offered while something in it had no effect. */
function Replay({ delivery, onReplayed }: ReplayProps) {
  const { t } = useTranslation("settings");
  const mayReplay = useMay("inbound_event:replay", {});
  const confirm = useConfirm();
  const action = useAction();
  const [replay] = eurekaApi.useInboundEventReplayMutation();
  const [answer, setAnswer] = useState<Output<"inbound_event.replay"> | null>(null);
  const isOffered = delivery.parts.some(({ outcome }) => outcome === "failed" || outcome === "ignored");
  const countOf = (result: string) => answer?.parts.filter((part) => part.result === result).length ?? 0;

  async function ask(): Promise<void> {
    const question = {
      title: t("connectionLog.replayTitle"),
      detail: t("connectionLog.replayDetail"),
      confirmLabel: t("connectionLog.replay"),
    };
    if (!(await confirm(question))) return;
    const done = await action.run(() => replay({ id: delivery.id }).unwrap());
    if (!done) return;
    setAnswer(done.result);
    onReplayed();
  }
  if (!mayReplay || (!isOffered && !answer)) return null;
  return (
    <Box sx={{ display: "grid", gap: 3, mb: 8 }}>
      <FailureNote failure={action.failure} />
      {isOffered && (
        <Box>
          <Button color="primary" disabled={action.isBusy} onClick={() => void ask()} variant="contained">
            {t("connectionLog.replay")}
          </Button>
        </Box>
      )}
      <Box aria-live="polite">
        {answer &&
          (["queued", "waiting", "had_effect"] as const)
            .filter((result) => countOf(result) > 0)
            .map((result) => (
              <Typography key={result} variant="body2">
                {t(`connectionLog.results.${result}`, { count: countOf(result) })}
              </Typography>
            ))}
      </Box>
    </Box>
  );
}
