import { config } from 'zod';

// Zod tries `new Function` once to see whether it may compile its schemas. The page’s policy refuses
// it, rightly, and reports the attempt: this keeps it from trying. Imported before any schema.
config({ jitless: true });
