/** Loaded by `npm run test:long`: ten times as many notes, and folders that are edited, as in every run. Set here, since each shell sets variables in a way of its own. */
process.env.CORROBORATE_NOTES ??= '20000';
