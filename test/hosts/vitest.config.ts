import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

const root = join(import.meta.dirname, '..', '..'), results = join(root, 'test-results');
interface Case { result(): { state: string } }
interface Module { children: { allTests(): Iterable<Case> }; errors(): readonly unknown[] }

/** Leaves the count for `npm test`: a file that could not even start counts as one that failed. */
const count = {
  onTestRunEnd(modules: readonly Module[], errors: readonly unknown[]) {
    const states = modules.flatMap((m) => [...m.children.allTests()].map((t) => t.result().state));
    const failed = states.filter((s) => s !== 'passed').length + modules.filter((m) => m.errors().length).length + errors.length;
    mkdirSync(results, { recursive: true });
    writeFileSync(join(results, 'hosts.json'), JSON.stringify({ passed: states.filter((s) => s === 'passed').length, failed: failed || (states.length ? 0 : 1) }));
  },
};

// Real servers and caches on loopback over the built site; one file after the other, because each starts programs of its own.
export default defineConfig({
  test: {
    root, include: ['test/hosts/**/*.test.ts'], globalSetup: ['test/hosts/setup.ts'], fileParallelism: false, testTimeout: 180_000, hookTimeout: 120_000,
    reporters: ['default', count as never],
  },
});
