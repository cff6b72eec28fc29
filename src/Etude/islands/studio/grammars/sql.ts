import { PostgreSQL, sql } from "@codemirror/lang-sql";
import type { Grammar } from "../grammars";

export const grammar: Grammar = { support: sql({ dialect: PostgreSQL }), indent: 2 };
