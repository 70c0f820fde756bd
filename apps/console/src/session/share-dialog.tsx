import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { type ApiFailure, toFailure } from "../ui/api-failure.ts";
import { Dialog } from "../ui/dialog.tsx";
import { FormActions } from "../ui/form-actions.tsx";
import { SelectInput, type SelectOption } from "../ui/select-input.tsx";
import { type Toast, useToast } from "../ui/toasts.tsx";

/** With whom something is shared. */
export interface ShareWay {
  readonly kind: string;
  readonly label: string;
  /** Which of them; left out where the kind says it all. */
  readonly target?: {
    readonly label: string;
    readonly options: readonly SelectOption<string>[];
    /** What stands there while there is none to choose. */
    readonly nobody: string;
  };
  /** What else is to be chosen. */
  readonly choices?: ReactNode;
  readonly hint: string;
  /** Does it, and says that it is done. */
  readonly share: (target: string) => Promise<Toast>;
}

export interface ShareDialogProps {
  readonly title: string;
  /** Those that I may use. */
  readonly ways: readonly ShareWay[];
  readonly onClose: () => void;
}

/** Shares something with others in one of these ways. */
export function ShareDialog({ title, ways, onClose }: ShareDialogProps) {
  const { t } = useTranslation("ui");
  const toast = useToast();
  const [kind, setKind] = useState<string | null>(null);
  const [target, setTarget] = useState("");
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const [isBusy, setBusy] = useState(false);
  const way = ways.find((candidate) => candidate.kind === kind) ?? ways[0];
  if (!way) return null;

  async function submit({ share }: ShareWay): Promise<void> {
    if (isBusy) return;
    setBusy(true);
    setFailure(null);
    try {
      toast(await share(target));
      onClose();
    } catch (error) {
      setFailure(toFailure(error));
    }
    setBusy(false);
  }

  return (
    <Dialog onClose={onClose} onSubmit={() => void submit(way)} open title={title}>
      <Box sx={{ display: "grid", gap: 4, pb: 2 }}>
        {ways.length > 1 && (
          <SelectInput
            label={t("share.with")}
            onChange={(next) => {
              setKind(next);
              setTarget("");
            }}
            options={ways.map((each) => ({ value: each.kind, label: each.label }))}
            value={way.kind}
          />
        )}
        {way.target && (
          <SelectInput
            label={way.target.label}
            onChange={setTarget}
            options={way.target.options}
            placeholder={way.target.options.length === 0 ? way.target.nobody : t("share.choose")}
            required
            value={target}
          />
        )}
        {way.choices}
        <Typography color="textSecondary" variant="body2">
          {way.hint}
        </Typography>
        <FormActions
          failure={failure}
          isDirty={!way.target || target !== ""}
          isSaving={isBusy}
          onCancel={onClose}
          saveLabel={t("share.submit")}
        />
      </Box>
    </Dialog>
  );
}
