// The keys that lead to the rooms, on every page.

export const rooms: Record<string, string> = {
  "?": "/help",
  "/": "/problems#q",
  "g t": "/today",
  "g p": "/problems",
  "g l": "/library",
  "g a": "/assessment",
  "g w": "/writing",
  "g o": "/progress",
  "g j": "/jobs",
  "g v": "/credentials",
  "g f": "/fit",
  "g b": "/reflect",
  "g i": "/inbox",
  "g s": "/settings",
  "g y": "/settings/data",
};

/** The same, by path. */
export const roomKeys: Record<string, string> = Object.fromEntries(Object.entries(rooms).map(([keys, path]) => [path, keys]));
