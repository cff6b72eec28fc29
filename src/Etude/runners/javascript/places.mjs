// Where in the person's own code an error came from. The stack names modules by their address.

let persons = "";

/** Says which module is the person's. */
export function personsModule(url) {
  persons = url;
}

/** The innermost line of the person's own code on the way to the error, from 1, or null. */
export function lineOf(error) {
  const stack = typeof error?.stack === "string" ? error.stack : "";
  const place = persons ? stack.indexOf(`${persons}:`) : -1;
  const line = place < 0 ? null : /^\d+/.exec(stack.slice(place + persons.length + 1));
  return line ? Number(line[0]) : null;
}

/** " (line 3 of your code)", or nothing. */
export function atLine(line) {
  return line === null ? "" : ` (line ${line} of your code)`;
}
