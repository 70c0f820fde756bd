import { Navigate } from "react-router";

/** `/settings` itself: the page that everybody has. */
export function FirstPage() {
  return <Navigate replace to="/settings/profile" />;
}
