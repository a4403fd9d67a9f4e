/**
 * Ends a test run with one line of a fixed form: `N passed, N failed, N skipped`. A test file that could not be run counts as
 * failed. The line is written when the process ends, because jest writes its own summary after all reporters, and warnings later.
 */
export default class SummaryReporter {
  #results;

  onRunStart() {
    if (this.#results === undefined) process.once('exit', () => this.#print());
    this.#results = { passed: 0, failed: 0, skipped: 0 };
  }

  onRunComplete(_contexts, results) {
    this.#results = {
      passed: results.numPassedTests,
      failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
      skipped: results.numPendingTests + results.numTodoTests,
    };
  }

  #print() {
    const { passed, failed, skipped } = this.#results;
    process.stdout.write(`${passed} passed, ${failed} failed, ${skipped} skipped\n`);
  }
}
