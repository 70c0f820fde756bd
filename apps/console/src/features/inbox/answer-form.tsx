/** The choices as buttons with what follows from each, a comment, and the fields where what is proposed may be changed. */
import { decisionLimits } from "@eureka/contracts/decision";
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { toFailure } from "../../ui/api-failure.ts";
import { FailureNote } from "../../ui/failure-note.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { useDelayed } from "../../ui/use-delayed.ts";
import { useDraft } from "../../ui/use-draft.ts";
import {
  type Answer,
  type AnswerVerb,
  changedFields,
  consequenceOf,
  type Decision,
  type Edits,
  emptyFields,
} from "./decision.ts";
import { EditField } from "./edit-field.tsx";

export interface AnswerFormProps {
  readonly decision: Decision;
  readonly isEditing: boolean;
  readonly onEditing: (isEditing: boolean) => void;
  readonly onStale: () => void;
}

export function AnswerForm({ decision, isEditing, onEditing, onStale }: AnswerFormProps) {
  const { t } = useTranslation("inbox");
  const { id, verbs, options, fields } = decision;
  const comment = useDraft(`decision.${id}`);
  const [edits, setEdits] = useState<Edits>({});
  const [answer, { error, isLoading }] = eurekaApi.useDecisionAnswerMutation();
  const isSlow = useDelayed(isLoading);
  const changes = changedFields(fields, edits);
  const empty = emptyFields(fields, edits);
  const mayEdit = verbs.includes("edit") && fields.length > 0;

  async function give(more: Omit<Answer, "id" | "comment">): Promise<void> {
    if (isLoading) return;
    const words = comment.text.trim();
    try {
      await answer({ id, ...more, ...(words && { comment: words }) }).unwrap();
      comment.clear();
      onEditing(false);
    } catch (refused) {
      // Somebody was faster, or it has ended: show how it is now.
      if (toFailure(refused).status === 409) onStale();
    }
  }

  function consequence(verb: AnswerVerb, choice?: string): string {
    const { kind, ...more } = consequenceOf(decision, verb, choice);
    return t(`follows.${kind}`, more);
  }

  return (
    <Box aria-label={t("answer")} component="section" sx={{ display: "grid", gap: 4 }}>
      {isEditing &&
        fields.map((field) => (
          <EditField
            error={empty.includes(field.name) ? t("fillIn") : undefined}
            field={field}
            key={field.name}
            onChange={(value) => setEdits((before) => ({ ...before, [field.name]: value }))}
            value={edits[field.name] === undefined ? field.value : (edits[field.name] ?? null)}
          />
        ))}
      <TextArea
        help={t("commentHelp")}
        label={t("comment")}
        maxLength={decisionLimits.comment}
        minRows={2}
        onChange={comment.setText}
        value={comment.text}
      />
      <FailureNote failure={error && toFailure(error)} />
      <Box sx={{ display: "grid", gap: 3 }}>
        {isEditing ? (
          <>
            <Choice
              consequence={consequence("edit")}
              isDisabled={isSlow || empty.length > 0 || Object.keys(changes).length === 0}
              isPrimary
              label={t("verb.approveChanged")}
              onChoose={() => void give({ verb: "edit", edits: changes })}
            />
            <Choice
              consequence={t("follows.nothing")}
              isDisabled={isSlow}
              label={t("keepProposal")}
              onChoose={() => onEditing(false)}
            />
          </>
        ) : (
          <>
            {verbs.includes("approve") && (
              <Choice
                consequence={consequence("approve")}
                isDisabled={isSlow}
                isPrimary
                label={t("verb.approve")}
                onChoose={() => void give({ verb: "approve" })}
              />
            )}
            {verbs.includes("choose") &&
              options.map(({ value, label }) => (
                <Choice
                  consequence={consequence("choose", value)}
                  isDisabled={isSlow}
                  key={value}
                  label={label}
                  onChoose={() => void give({ verb: "choose", choice: value })}
                />
              ))}
            {mayEdit && (
              <Choice
                consequence={t("follows.opens")}
                isDisabled={isSlow}
                label={t("verb.edit")}
                onChoose={() => onEditing(true)}
              />
            )}
            {verbs.includes("reject") && (
              <Choice
                consequence={consequence("reject")}
                isDangerous
                isDisabled={isSlow}
                label={t("verb.reject")}
                onChoose={() => void give({ verb: "reject" })}
              />
            )}
          </>
        )}
      </Box>
    </Box>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly consequence: string;
  readonly isDisabled: boolean;
  readonly isPrimary?: boolean;
  readonly isDangerous?: boolean;
  readonly onChoose: () => void;
}

function Choice({ label, consequence, isDisabled, isPrimary = false, isDangerous = false, onChoose }: ChoiceProps) {
  return (
    <Box
      sx={{
        display: "grid",
        gridTemplateColumns: { sm: "168px minmax(0, 1fr)" },
        alignItems: "center",
        columnGap: 4,
        rowGap: 1,
      }}
    >
      <Button
        color={isPrimary ? "primary" : isDangerous ? "error" : "inherit"}
        disabled={isDisabled}
        onClick={onChoose}
        sx={{ whiteSpace: "normal", overflowWrap: "anywhere", minHeight: 36 }}
        variant={isPrimary ? "contained" : "outlined"}
      >
        {label}
      </Button>
      <Box component="span" sx={{ color: "text.secondary", fontSize: "0.8125rem" }}>
        {consequence}
      </Box>
    </Box>
  );
}
