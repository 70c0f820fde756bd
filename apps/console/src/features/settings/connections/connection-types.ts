import type { Output, Row } from "@eureka/sdk";

export type Connection = Row<"connection.list">;
export type Connector = Output<"connector.list">["data"][number];
export type SecretField = Connector["secrets"][number];
export type Application = Output<"connector_application.get">;
