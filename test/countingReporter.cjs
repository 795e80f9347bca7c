/** mocha's usual report, and its counts, with the names of what failed, as JSON in the file that CORROBORATE_COUNTS names. */
const fs = require('node:fs');
const Mocha = require('mocha');

/** Of the message of an error, in UTF-16 code units: a property's begins with its seed. */
const most = 500;

module.exports = class extends Mocha.reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    const failed = [];
    runner.on('fail', (test, error) =>
      failed.push(`${test.fullTitle()}: ${String(error?.message ?? error).slice(0, most)}`),
    );
    // A test that is skipped has not passed.
    runner.on('pending', (test) => failed.push(`${test.fullTitle()}: skipped`));
    runner.once('end', () => {
      const { passes, failures, pending } = runner.stats;
      if (process.env.CORROBORATE_COUNTS) {
        fs.writeFileSync(
          process.env.CORROBORATE_COUNTS,
          JSON.stringify({ passes, failures: failures + pending, failed }),
        );
      }
    });
  }
};
