import { config } from 'zod/v4';

// Stands for `zod` in the page (vite.config.ts): by itself zod tries out `new Function`, which the page's policy
// forbids and reports. It has to be told before the first schema is made, so wherever zod is imported.
config({ jitless: true });

export * from 'zod/v4';
