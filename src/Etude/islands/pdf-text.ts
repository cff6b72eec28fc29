// The text of a PDF, line by line, by pdf.js. An entry of its own: only who chooses a PDF loads it.

import { getDocument, GlobalWorkerOptions } from "pdfjs-dist";

const mostPages = 40;
const leastLettersOnAPage = 15;

type Item = { str: string; hasEOL: boolean; transform: number[]; height: number };

export async function readPdf(bytes: ArrayBuffer, worker: string) {
  GlobalWorkerOptions.workerSrc = worker;
  const task = getDocument({ data: new Uint8Array(bytes), isEvalSupported: false, useSystemFonts: false, disableFontFace: true, stopAtErrors: false });
  try {
    const pdf = await task.promise;
    if (pdf.numPages > mostPages) return { state: "long", text: "", pages: pdf.numPages };
    const pages: string[] = [];
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number);
      pages.push(lines((await page.getTextContent()).items.filter((item): item is typeof item & Item => "str" in item)));
    }
    const text = pages.join("\n").trim();
    const isScanned = text.replace(/\s/g, "").length < leastLettersOnAPage * pdf.numPages;
    return { state: isScanned ? "scanned" : "ok", text: isScanned ? "" : text, pages: pdf.numPages };
  } catch (fault) {
    return { state: (fault as Error).name === "PasswordException" ? "encrypted" : "broken", text: "", pages: 0 };
  } finally {
    await task.destroy();
  }
}

// A new height on the page begins a new line, whether or not the file says so; a wide step down leaves an empty one.
function lines(items: Item[]) {
  let text = "";
  let last: number | null = null;
  for (const { str, hasEOL, transform, height } of items) {
    const y = transform[5] ?? 0;
    if (last !== null && str.trim() && Math.abs(last - y) > 2) {
      if (!text.endsWith("\n")) text += "\n";
      if (last - y > 2.2 * (height || 10) && !text.endsWith("\n\n")) text += "\n";
    }
    if (str.trim()) last = y;
    text += str + (hasEOL && !text.endsWith("\n") ? "\n" : "");
  }
  return text.replace(/[ \t]+\n/g, "\n").replace(/\n{3,}/g, "\n\n");
}
