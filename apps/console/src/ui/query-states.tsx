import Box from "@mui/material/Box";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { toFailure } from "./api-failure.ts";
import { DeniedState } from "./denied-state.tsx";
import { EmptyState } from "./empty-state.tsx";
import { ErrorState } from "./error-state.tsx";
import { FailureNote } from "./failure-note.tsx";
import { ListSkeleton } from "./list-skeleton.tsx";

/** What a query hook of the client gives, as far as its state is concerned. */
export interface QueryState<Data> {
  readonly isLoading: boolean;
  readonly isError: boolean;
  readonly error?: unknown;
  readonly data?: Data | undefined;
  readonly refetch: () => unknown;
}

export interface QueryStatesProps<Data> {
  readonly query: QueryState<Data>;
  /** The shape of the real layout; rows of a list unless given. */
  readonly skeleton?: ReactNode;
  readonly isEmpty?: (data: Data) => boolean;
  readonly empty?: ReactNode;
  /** Instead of the general sentences for what may not be seen. */
  readonly denied?: ReactNode;
  readonly children: (data: Data) => ReactNode;
}

/**
 * Picks what a query shows: its shape while it loads, its data, that there are none, what went wrong, that the person may
 * not see it. Data that were loaded once stay when a later attempt fails, with the reason above them.
 */
export function QueryStates<Data>({ query, skeleton, isEmpty, empty, denied, children }: QueryStatesProps<Data>) {
  const { t } = useTranslation("ui");
  const { data, isError, error, refetch } = query;
  const failure = isError ? toFailure(error) : null;
  if (failure?.status === 403) return denied ?? <DeniedState />;
  if (failure?.status === 404) return <EmptyState hint={t("notFound.hint")} sentence={t("notFound.sentence")} />;
  if (data === undefined) {
    if (failure) return <ErrorState failure={failure} onRetry={() => void refetch()} />;
    return skeleton ?? <ListSkeleton />;
  }
  return (
    <>
      {failure && (
        <Box sx={{ mb: 3 }}>
          <FailureNote failure={failure} />
        </Box>
      )}
      {isEmpty?.(data) ? empty : children(data)}
    </>
  );
}
