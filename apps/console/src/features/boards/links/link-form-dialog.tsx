/** Links a board with another one, or changes what holds between the two. */
import { eurekaApi, toApiFailure } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useClient } from "../../../session/use-client.ts";
import { type ApiFailure, toFailure } from "../../../ui/api-failure.ts";
import { useConfirm } from "../../../ui/confirm-provider.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { FailureNote } from "../../../ui/failure-note.tsx";
import { SelectInput } from "../../../ui/select-input.tsx";
import { SwitchInput } from "../../../ui/switch-input.tsx";
import type { Board } from "../types.ts";
import { FilterFields } from "./filter-fields.tsx";
import { LaneFields } from "./lane-fields.tsx";
import { directions, emptyForm, keepApart, type LinkForm, matchLists, toForm, toRules } from "./link-form.ts";
import { LinkPreviewPart } from "./link-preview.tsx";
import { LinkProblem } from "./link-problem.tsx";
import type { BoardLink, LinkPreview } from "./link-types.ts";
import { useBoardChoices } from "./use-board-choices.ts";

export interface LinkFormDialogProps {
  readonly board: Board;
  /** Null for a new one. */
  readonly link: BoardLink | null;
  readonly onClose: () => void;
}

const removals = ["keep", "remove"] as const;

/** What the last press of a button gave; gone as soon as the form changes. */
type Answer = { readonly preview: LinkPreview } | { readonly failure: ApiFailure } | null;

export function LinkFormDialog({ board, link, onClose }: LinkFormDialogProps) {
  const { t } = useTranslation("boards");
  const client = useClient();
  const confirm = useConfirm();
  const [create] = eurekaApi.useBoardLinkCreateMutation();
  const [update] = eurekaApi.useBoardLinkUpdateMutation();
  const [form, setForm] = useState<LinkForm>(() =>
    link
      ? toForm(
          board.id,
          board.lists.map(({ id }) => id),
          link,
        )
      : emptyForm,
  );
  const [isTouched, setTouched] = useState(false);
  const [answer, setAnswer] = useState<Answer>(null);
  const [busy, setBusy] = useState<"preview" | "save" | null>(null);
  const choices = useBoardChoices(board);
  const other = eurekaApi.useBoardGetQuery({ id: form.otherId }, { skip: form.otherId === "" }).currentData;
  const rules = toRules(board.id, form, link);

  function change(next: LinkForm): void {
    setTouched(true);
    setAnswer(null);
    setForm(next);
  }

  function chooseBoard(otherId: string): void {
    const inUse = ({ archivedAt }: Board["lists"][number]) => archivedAt === null;
    const lists = choices.boards.find(({ id }) => id === otherId)?.lists.filter(inUse) ?? [];
    change({ ...form, otherId, pairs: matchLists(board.lists.filter(inUse), lists), there: emptyForm.there });
  }

  async function ask<Result>(what: "preview" | "save", work: () => Promise<Result>): Promise<Result | null> {
    setBusy(what);
    setAnswer(null);
    try {
      return await work();
    } catch (error) {
      setAnswer({ failure: toFailure(error) });
      return null;
    } finally {
      setBusy(null);
    }
  }

  async function preview(): Promise<void> {
    const input = { ...rules, ...(link && { id: link.id }) };
    const found = await ask("preview", () =>
      client.call("board_link.preview", input).catch((error: unknown) => Promise.reject(toApiFailure(error))),
    );
    if (found) setAnswer({ preview: found });
  }

  async function save(): Promise<void> {
    if (!other || busy) return;
    const saved = await ask("save", () =>
      link ? update({ id: link.id, ...rules, ifMatch: link.version }).unwrap() : create(rules).unwrap(),
    );
    if (saved) onClose();
  }

  async function leave(): Promise<void> {
    const question = {
      title: t("ui:unsaved.title"),
      detail: t("ui:unsaved.detail"),
      confirmLabel: t("ui:unsaved.leave"),
      cancelLabel: t("ui:unsaved.stay"),
      isDangerous: true,
    };
    if (!isTouched || (await confirm(question))) onClose();
  }

  return (
    <Dialog
      actions={
        <>
          <Button onClick={() => void leave()}>{t("ui:cancel")}</Button>
          <Button aria-busy={busy === "preview"} disabled={!other || busy !== null} onClick={() => void preview()}>
            {t("linkPreview.button")}
          </Button>
          <Button
            aria-busy={busy === "save"}
            color="primary"
            disabled={!other || busy !== null}
            type="submit"
            variant="contained"
          >
            {link ? t("ui:save") : t("linkForm.save")}
          </Button>
        </>
      }
      onClose={() => void leave()}
      onSubmit={() => void save()}
      open
      title={link ? t("linkForm.editTitle", { name: other?.name ?? "…" }) : t("linkForm.newTitle")}
      width="large"
    >
      <Box sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 6, pt: 1 }}>
        <Box sx={twoColumns}>
          <SelectInput
            disabled={link !== null || choices.query.isLoading}
            help={!link && choices.query.data && choices.options.length === 0 ? t("linkForm.noBoards") : undefined}
            label={t("linkForm.other")}
            onChange={chooseBoard}
            options={link && other ? [{ value: other.id, label: other.name }] : choices.options}
            placeholder={t("linkForm.choose")}
            required
            value={form.otherId}
          />
          <SelectInput
            label={t("linkForm.way")}
            onChange={(direction) => change({ ...form, direction })}
            options={directions.map((value) => ({ value, label: t(`linkForm.ways.${value}`) }))}
            value={form.direction}
          />
        </Box>
        {choices.query.isError && <FailureNote failure={toFailure(choices.query.error)} />}
        {other && (
          <>
            <Part title={t("linkForm.items")}>
              <Box sx={twoColumns}>
                {form.direction !== "here" && (
                  <FilterFields board={board} onChange={(here) => change({ ...form, here })} value={form.here} />
                )}
                {form.direction !== "there" && (
                  <FilterFields board={other} onChange={(there) => change({ ...form, there })} value={form.there} />
                )}
              </Box>
            </Part>
            <Part hint={t("linkForm.listsHint")} title={t("linkForm.lists")}>
              <LaneFields board={board} form={form} onChange={change} other={other} />
            </Part>
            <Box sx={twoColumns}>
              <SelectInput
                help={form.whenRemoved === "remove" ? t("linkForm.removedHelp") : undefined}
                label={t(`linkForm.removed.${form.direction}`)}
                onChange={(whenRemoved) => change({ ...form, whenRemoved })}
                options={removals.map((value) => ({ value, label: t(`linkForm.removals.${form.direction}.${value}`) }))}
                value={form.whenRemoved}
              />
            </Box>
            <SwitchInput
              value={form.joinBy.length > 0}
              help={t("linkForm.joinHelp")}
              label={t("linkForm.join")}
              onChange={(joins) => change({ ...form, joinBy: joins ? emptyForm.joinBy : [] })}
            />
          </>
        )}
        <InSight of={answer}>
          {answer && "failure" in answer && <LinkProblem failure={answer.failure} />}
          {answer && "preview" in answer && other && (
            <LinkPreviewPart
              boards={[other, board]}
              isApart={(id) => form.keepApart.includes(id)}
              onApart={(id, isApart) => {
                // The preview stays: it is what is chosen from.
                setTouched(true);
                setForm(keepApart(form, id, isApart));
              }}
              preview={answer.preview}
              receiving={rules.sides.filter(({ receives }) => receives).map(({ boardId }) => boardId)}
            />
          )}
        </InSight>
      </Box>
    </Dialog>
  );
}

const twoColumns = {
  display: "grid",
  gridTemplateColumns: { xs: "minmax(0, 1fr)", sm: "repeat(2, minmax(0, 1fr))" },
  gap: 4,
  alignItems: "start",
} as const;

interface PartProps {
  readonly title: string;
  readonly hint?: string;
  readonly children: ReactNode;
}

function Part({ title, hint, children }: PartProps) {
  const id = useId();
  return (
    <Box aria-labelledby={id} component="section" sx={{ minWidth: 0 }}>
      <Typography component="h3" id={id} sx={{ mb: hint ? 0 : 2 }} variant="subtitle1">
        {title}
      </Typography>
      {hint && (
        <Typography color="textSecondary" sx={{ mb: 2 }} variant="body2">
          {hint}
        </Typography>
      )}
      {children}
    </Box>
  );
}

/** Below a long form: what is new there comes into sight. */
function InSight({ of, children }: { readonly of: unknown; readonly children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (of) place.current?.scrollIntoView?.({ block: "nearest" });
  }, [of]);
  return (
    <Box aria-live="polite" ref={place} sx={{ "&:empty": { display: "none" } }}>
      {children}
    </Box>
  );
}
