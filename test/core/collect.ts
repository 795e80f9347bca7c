import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');

/** Collects all that nothing holds. */
export const collect = runInNewContext('gc') as () => void;
