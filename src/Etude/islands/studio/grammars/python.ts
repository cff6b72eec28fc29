import { python } from "@codemirror/lang-python";
import type { Grammar } from "../grammars";

export const grammar: Grammar = { support: python(), indent: 4 };
