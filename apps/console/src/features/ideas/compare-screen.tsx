import "./words.ts";
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { skipToken } from "@reduxjs/toolkit/query";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import { CardSkeleton } from "../../ui/card-skeleton.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Page } from "../../ui/page.tsx";
import { QueryStates } from "../../ui/query-states.tsx";
import { Comparison } from "./comparison.tsx";

/** Two ideas side by side, named in the address. */
export function CompareScreen() {
  const { t } = useTranslation("ideas");
  const [search, setSearch] = useSearchParams();
  const [first, second] = [...new Set((search.get("ideas") ?? "").split(",").filter((id) => id !== ""))];
  const one = eurekaApi.useIdeaGetQuery(first ? { id: first } : skipToken);
  const other = eurekaApi.useIdeaGetQuery(second ? { id: second } : skipToken);
  const isPair = first !== undefined && second !== undefined;
  return (
    <Page
      actions={
        isPair && (
          <Button
            onClick={() => setSearch({ ideas: `${second},${first}` }, { replace: true })}
            startIcon={<Icon name="sort" />}
          >
            {t("compare.swap")}
          </Button>
        )
      }
      title={t("compare.title")}
    >
      {isPair ? (
        <QueryStates query={one} skeleton={<Waiting />}>
          {(left) => (
            <QueryStates query={other} skeleton={<Waiting />}>
              {(right) => <Comparison left={left} right={right} />}
            </QueryStates>
          )}
        </QueryStates>
      ) : (
        <EmptyState
          action={
            <Button component={Link} to="/ideas">
              {t("compare.choose")}
            </Button>
          }
          hint={t("compare.needTwoHint")}
          sentence={t("compare.needTwo")}
        />
      )}
    </Page>
  );
}

function Waiting() {
  return (
    <Box sx={{ display: "grid", gridTemplateColumns: "1fr 1fr", gap: 4 }}>
      <CardSkeleton />
      <CardSkeleton />
    </Box>
  );
}
