import { type Permission, roleHolds, roles } from "@eureka/contracts/permissions";
import Box from "@mui/material/Box";
import Table from "@mui/material/Table";
import TableBody from "@mui/material/TableBody";
import TableCell from "@mui/material/TableCell";
import TableContainer from "@mui/material/TableContainer";
import TableHead from "@mui/material/TableHead";
import TableRow from "@mui/material/TableRow";
import Typography from "@mui/material/Typography";
import { useTranslation } from "react-i18next";
import { hiddenFromSight } from "../../../ui/hidden-from-sight.ts";
import { Icon } from "../../../ui/icon.tsx";
import { nounWords, permissionWords, verbWords } from "./permission-words.ts";

export interface PermissionTableProps {
  readonly permissions: readonly Permission[];
  /** The operations that a permission allows, in words. */
  readonly allowing: ReadonlyMap<string, readonly string[]>;
}

/** The permission table: one row for each permission, one column for each role, grouped by what it is about. */
export function PermissionTable({ permissions, allowing }: PermissionTableProps) {
  const { t } = useTranslation("settings");
  return (
    <TableContainer>
      <Table>
        <Box component="caption" sx={hiddenFromSight}>
          {t("rolesPage.table")}
        </Box>
        <TableHead>
          <TableRow>
            <TableCell scope="col">{t("rolesPage.permission")}</TableCell>
            {roles.map((role) => (
              <TableCell key={role} scope="col" sx={roleCell}>
                {t(`roles.${role}`)}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {permissions.map((permission, index) => {
            const isFirst = index === 0 || nounWords(permissions[index - 1] as Permission) !== nounWords(permission);
            const operations = allowing.get(permission) ?? [];
            return (
              <TableRow key={permission}>
                <TableCell component="th" scope="row" sx={{ fontWeight: 400 }}>
                  <Box sx={{ display: "grid", gridTemplateColumns: { sm: "150px 1fr" }, columnGap: 3 }}>
                    <Box sx={isFirst ? { fontWeight: 500 } : hiddenFromSight}>{nounWords(permission)}</Box>
                    <Box sx={{ gridColumn: { sm: 2 } }}>
                      <span title={permission}>{verbWords(permission)}</span>
                      {operations.length > 0 && (
                        <Typography
                          color="textSecondary"
                          component="div"
                          sx={{ display: { xs: "none", md: "block" }, maxWidth: "60ch" }}
                          variant="caption"
                        >
                          {operations.join(" · ")}
                        </Typography>
                      )}
                    </Box>
                  </Box>
                </TableCell>
                {roles.map((role) => {
                  const holds = roleHolds(role, permission);
                  const words = { role: t(`roles.${role}`) };
                  return (
                    <TableCell key={role} sx={{ ...roleCell, color: holds ? "success.main" : "text.secondary" }}>
                      <Box sx={{ display: "grid", placeItems: "center" }}>{holds && <Icon name="check" />}</Box>
                      <Box component="span" sx={hiddenFromSight}>
                        {`${permissionWords(permission)}: ${t(holds ? "rolesPage.may" : "rolesPage.mayNot", words)}`}
                      </Box>
                    </TableCell>
                  );
                })}
              </TableRow>
            );
          })}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

const roleCell = {
  width: { xs: 48, sm: 88 },
  textAlign: "center",
  position: "relative",
  px: { xs: 1, sm: 2 },
} as const;
