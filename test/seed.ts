/**
 * Loaded before all tests: properties draw the same inputs in every run, so that a run says whether a change broke something, and no run
 * fails for what stood there before. `CORROBORATE_SEED=random npm run unit` looks for more; what it finds tells its seed.
 */
import fc from 'fast-check';

const { CORROBORATE_SEED: asked = '1' } = process.env;
if (asked !== 'random') fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(asked) });
