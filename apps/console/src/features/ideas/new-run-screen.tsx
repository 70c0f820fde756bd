import "./words.ts";
import { useTranslation } from "react-i18next";
import { useLocation, useSearchParams } from "react-router";
import { useMay, useMe } from "../../session/use-me.ts";
import { DeniedState } from "../../ui/denied-state.tsx";
import { Page } from "../../ui/page.tsx";
import { PageSkeleton } from "../../ui/page-skeleton.tsx";
import { emptyDraft, type RunDraft } from "./run-draft.ts";
import { RunForm } from "./run-form.tsx";

/** Asking for ideas: from a topic, from an earlier run with changes, or from ideas that are taken up. */
export function NewRunScreen() {
  const { t } = useTranslation("ideas");
  const me = useMe();
  const mayRun = useMay("idea_run:create");
  const [search, setSearch] = useSearchParams();
  const location = useLocation();
  const parentIds = [...new Set((search.get("remix") ?? "").split(",").filter((id) => id !== ""))];
  const given = (location.state as { readonly draft?: RunDraft } | null)?.draft;
  const isRemix = parentIds.length > 0;
  // What starts from something keeps a draft of its own, so that it does not overwrite the one that was being written.
  const draftKey = isRemix ? "ideas.remix" : given ? `ideas.again.${location.key}` : "ideas.new";
  if (!me) return <PageSkeleton />;
  const removeParent = (id: string) => {
    const rest = parentIds.filter((each) => each !== id);
    setSearch(rest.length > 0 ? { remix: rest.join(",") } : {}, { replace: true });
  };
  return (
    <Page title={t(isRemix ? "new.remixTitle" : "new.title")}>
      {mayRun ? (
        <RunForm
          draftKey={draftKey}
          initial={given ?? { ...emptyDraft, topic: search.get("topic") ?? "" }}
          key={draftKey}
          onRemoveParent={removeParent}
          organization={me.organization}
          parentIds={parentIds}
        />
      ) : (
        <DeniedState sentence={t("new.denied")} />
      )}
    </Page>
  );
}
