/** Why a field of an item is as it is: what set it, what led to that, and what was written to the copies. */
import { type ExplainedField, explainedFields } from "@eureka/contracts/explanation";
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useTranslation } from "react-i18next";
import { Dialog } from "../../../ui/dialog.tsx";
import { ListSkeleton } from "../../../ui/list-skeleton.tsx";
import { QueryStates } from "../../../ui/query-states.tsx";
import { SelectInput } from "../../../ui/select-input.tsx";
import type { ExplainedEntry, WholeItem } from "../types.ts";
import { WhyCopies } from "./why-copies.tsx";
import { WhyStep } from "./why-step.tsx";

interface WhyDialogProps {
  readonly item: WholeItem;
  readonly field: ExplainedField;
  readonly onAsk: (field: ExplainedField) => void;
  readonly onClose: () => void;
}

export function WhyDialog({ item, field, onAsk, onClose }: WhyDialogProps) {
  const { t } = useTranslation("boards");
  const query = eurekaApi.useWorkItemExplainQuery({ id: item.id }, { refetchOnMountOrArgChange: true });
  return (
    <Dialog
      actions={<Button onClick={onClose}>{t("ui:close")}</Button>}
      onClose={onClose}
      open
      title={t("why.title", { key: item.key })}
      width="medium"
    >
      <Box sx={{ mb: 4, pt: 1 }}>
        <SelectInput
          label={t("why.field")}
          onChange={onAsk}
          options={explainedFields.map((value) => ({ value, label: t(`why.fields.${value}`) }))}
          value={field}
        />
      </Box>
      <QueryStates query={query} skeleton={<ListSkeleton rows={3} />}>
        {({ data }) => {
          const entries = data.filter((entry) => entry.field === field);
          return entries.map((entry) => (
            <Trail entry={entry} isOneOfSeveral={entries.length > 1} key={entry.boardId} />
          ));
        }}
      </QueryStates>
    </Dialog>
  );
}

function Trail({ entry, isOneOfSeveral }: { readonly entry: ExplainedEntry; readonly isOneOfSeveral: boolean }) {
  const { t } = useTranslation("boards");
  const { steps, hidden, origin, copies, boardId } = entry;
  const { data: board } = eurekaApi.useBoardGetQuery({ id: boardId ?? "" }, { skip: boardId === null });
  return (
    <Box sx={{ mb: 6 }}>
      {isOneOfSeveral && (
        <Typography dir="auto" sx={{ mb: 2 }} variant="h3">
          {board?.name ?? t("fields.hiddenBoard")}
        </Typography>
      )}
      {steps.length === 0 && <Typography color="textSecondary">{t("why.nothing")}</Typography>}
      <Box aria-label={t("why.trail")} component="ol" sx={{ listStyle: "none", m: 0, p: 0 }}>
        {steps.map((step, index) => (
          <WhyStep
            field={entry.field}
            isLast={index === steps.length - 1 && !hidden && origin?.kind !== "delivery"}
            key={step.eventId}
            lists={board?.lists ?? []}
            step={step}
          />
        ))}
        {hidden && <EndOfTrail text={t("why.hidden")} />}
        {!hidden && origin?.kind === "delivery" && (
          <EndOfTrail
            at={origin.receivedAt}
            text={t(origin.receivedAt === null ? "why.deliveryGone" : "why.delivery")}
          />
        )}
      </Box>
      <WhyCopies copies={copies} field={entry.field} />
    </Box>
  );
}

function EndOfTrail({ text, at = null }: { readonly text: string; readonly at?: string | null }) {
  return (
    <Box component="li" sx={{ pl: 6, color: "text.secondary", fontSize: "0.8125rem" }}>
      {text} {at !== null && new Date(at).toLocaleString()}
    </Box>
  );
}
