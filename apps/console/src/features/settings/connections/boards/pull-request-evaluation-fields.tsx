/** Whether the comment on a pull request says what its change does, and on which ones. */
import type { Output } from "@eureka/sdk";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { SwitchInput } from "../../../../ui/switch-input.tsx";
import { TextArea } from "../../../../ui/text-area.tsx";

type Rules = Pick<Output<"pull_request_rules.get">, "evaluates" | "evaluatedLabels">;

export interface PullRequestEvaluationFieldsProps {
  readonly rules: Rules;
  readonly platform: string;
  readonly onChange: (rules: Partial<Rules>) => void;
}

export function PullRequestEvaluationFields({ rules, platform, onChange }: PullRequestEvaluationFieldsProps) {
  const { t } = useTranslation("settings");
  // As it is typed: an empty line on the way to the next label is none.
  const [typed, setTyped] = useState(rules.evaluatedLabels.join("\n"));
  const change = (text: string) => {
    setTyped(text);
    const labels = text.split("\n").map((line) => line.trim());
    onChange({ evaluatedLabels: [...new Set(labels.filter((label) => label !== ""))] });
  };
  return (
    <>
      <SwitchInput
        help={t("pullRequests.evaluatesHelp", { platform })}
        label={t("pullRequests.evaluates")}
        onChange={(evaluates) => onChange({ evaluates })}
        value={rules.evaluates}
      />
      {rules.evaluates && (
        <TextArea
          help={t("pullRequests.evaluatedLabelsHelp")}
          label={t("pullRequests.evaluatedLabels")}
          minRows={1}
          onChange={change}
          value={typed}
        />
      )}
    </>
  );
}
