// The worker of pdf.js, built as a file of ours so that its name changes with its content.

import "pdfjs-dist/build/pdf.worker.mjs";
