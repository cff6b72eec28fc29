import { parser } from "@lezer/javascript";

/** The line of the first place that is no JavaScript, from 1; null when the parser finds none. */
export function firstMistake(source) {
  let at = -1;
  parser.parse(source).iterate({
    enter(node) {
      if (at < 0 && node.type.isError) at = node.from;
    },
  });
  // What is missing at the end of a line is noticed at the next word.
  return at < 0 ? null : source.slice(0, at).trimEnd().split("\n").length;
}
