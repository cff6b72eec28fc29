declare module "*.py" {
  const text: string;
  export default text;
}

declare module "*/sql/run-tests.mjs" {
  export function runTests(db: object, solution: string, tests: string): Promise<object>;
  export function tryLine(db: object, tests: string, line: string): Promise<object>;
}

declare module "*/javascript/run-tests.mjs" {
  type Load = (source: string) => { url: string; module: Promise<object> };
  type SyntaxLine = (source: string) => Promise<number | null>;
  export function runTests(load: Load, syntaxLine: SyntaxLine, solution: string, tests: string): Promise<object>;
  export function tryLine(load: Load, syntaxLine: SyntaxLine, solution: string, line: string): Promise<object>;
  export function stray(error: unknown): void;
}

declare module "*/javascript/syntax.mjs" {
  export function firstMistake(source: string): number | null;
}
