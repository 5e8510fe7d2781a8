/** pdf.js's own worker, built into the window: it begins to listen by itself. */
import 'pdfjs-dist/build/pdf.worker.min.mjs';
