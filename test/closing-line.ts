import type { Reporter, TestModule } from 'vitest/node';

/** Ends the run with one plain line, so that people and machines alike see the count. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const count = { passed: 0, failed: 0, skipped: 0, pending: 0 };
    for (const module of modules) {
      for (const test of module.children.allTests()) count[test.result().state] += 1;
      if (module.state() === 'failed' && [...module.children.allTests('failed')].length === 0) count.failed += 1;
    }
    const skipped = count.skipped + count.pending;
    // An error outside the tests fails the run, such as a promise that nobody waits for.
    const failed = count.failed + errors.length;
    process.stdout.write(`\n${count.passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`);
  }
}
