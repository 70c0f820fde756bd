/** The name of the connector whose chat is part of Eureka: it is always there. */
export const builtInConnector = "built-in";
