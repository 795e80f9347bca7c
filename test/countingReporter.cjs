/** mocha's usual report, and its counts as JSON in the file that CORROBORATE_COUNTS names. */
const fs = require('node:fs');
const Mocha = require('mocha');

module.exports = class extends Mocha.reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    runner.once('end', () => {
      const { passes, failures, pending } = runner.stats;
      if (process.env.CORROBORATE_COUNTS) {
        fs.writeFileSync(
          process.env.CORROBORATE_COUNTS,
          JSON.stringify({ passes, failures: failures + pending }),
        );
      }
    });
  }
};
