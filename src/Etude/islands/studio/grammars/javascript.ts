import { javascript } from "@codemirror/lang-javascript";
import type { Grammar } from "../grammars";

export const grammar: Grammar = { support: javascript(), indent: 2 };
