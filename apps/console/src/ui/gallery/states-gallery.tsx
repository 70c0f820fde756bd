import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useTranslation } from "react-i18next";
import type { ApiFailure } from "../api-failure.ts";
import { CardSkeleton } from "../card-skeleton.tsx";
import { EmptyState } from "../empty-state.tsx";
import { FailureNote } from "../failure-note.tsx";
import { QueryStates } from "../query-states.tsx";
import { Section } from "../section.tsx";

const ignore = () => undefined;

/** The four states of a list, and refusals beside what was refused. */
export function StatesGallery() {
  const { t } = useTranslation("gallery");
  const failure = (status: number | null, more: Partial<ApiFailure> = {}): ApiFailure => ({
    kind: status === null ? "connection" : "api",
    code: "server.unavailable",
    status,
    title: t("sample.failureTitle"),
    detail: t("sample.failureDetail"),
    errors: [],
    requestId: "req_01k8z7v3q8e9mbtz5a6rx4w2yc",
    ...more,
  });
  const refused = (error: ApiFailure) => ({ isLoading: false, isError: true, error, refetch: ignore });
  const queries = {
    loading: { isLoading: true, isError: false, refetch: ignore },
    empty: { isLoading: false, isError: false, data: [] as string[], refetch: ignore },
    error: refused(failure(503)),
    denied: refused(failure(403)),
    missing: refused(failure(404)),
    offline: refused(failure(null, { requestId: null })),
  };
  return (
    <Section title={t("sections.states")}>
      <Box sx={{ display: "grid", gridTemplateColumns: "repeat(auto-fit, minmax(min(100%, 340px), 1fr))", gap: 6 }}>
        {Object.entries(queries).map(([name, query]) => (
          <Box data-state={name} key={name}>
            <QueryStates
              empty={
                <EmptyState
                  action={
                    <Button color="primary" variant="contained">
                      {t("sample.create")}
                    </Button>
                  }
                  hint={t("sample.emptyHint")}
                  sentence={t("sample.empty")}
                />
              }
              isEmpty={(rows: string[]) => rows.length === 0}
              query={query}
            >
              {() => null}
            </QueryStates>
          </Box>
        ))}
        <CardSkeleton />
        <FailureNote
          failure={failure(412, {
            title: t("sample.refusedTitle"),
            detail: t("sample.refusedDetail"),
            errors: [{ path: t("sample.name"), code: "too_long", message: t("sample.error") }],
          })}
        />
      </Box>
    </Section>
  );
}
