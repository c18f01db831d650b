import { defineConfig } from 'vitest/config';

// Three engines in real windows, each on a screen of its own, two at a time. No case is tried again: what happens once can happen to her.
export default defineConfig({ test: { dir: import.meta.dirname, include: ['*.test.ts'], maxWorkers: 2, testTimeout: 300_000, hookTimeout: 300_000, retry: 0 } });
