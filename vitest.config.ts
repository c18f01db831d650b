import { defineConfig } from 'vitest/config';

// Rules with plain values, and the built files. What a person does in a browser is Playwright's (test/browser, *.spec.ts).
export default defineConfig({ test: { include: ['test/{model,checks,commands,site}/**/*.test.ts'], testTimeout: 300_000, hookTimeout: 300_000 } });
