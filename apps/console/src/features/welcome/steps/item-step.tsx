/** Leads to the board, where the first item is typed. */
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Button from "@mui/material/Button";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

export function ItemStep() {
  const { t } = useTranslation("welcome");
  const board = eurekaApi.useBoardListQuery({ limit: 50 }).data?.data.find(({ isDefault }) => isDefault);
  return (
    <Button
      component={Link}
      to={board ? `/boards/${board.id}` : "/boards"}
      variant="contained"
      sx={{ justifySelf: "start" }}
    >
      {t("steps.itemOpen")}
    </Button>
  );
}
