// Reads PDFs for the worker that shows their pages: a worker of its own, which its library wants.
import 'pdfjs-dist/build/pdf.worker.min.mjs';
