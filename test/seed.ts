/** Loaded before all tests: what failed in a run that told its seed is drawn again with `CORROBORATE_SEED=7 npm run unit`. */
import fc from 'fast-check';

const { CORROBORATE_SEED: asked } = process.env;
if (asked !== undefined) fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(asked) });
