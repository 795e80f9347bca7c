import type { Command } from '../command.js';
import { bibliography } from './bibliography.js';
import { check } from './check.js';
import { cite } from './cite.js';
import { claims } from './claims.js';
import { index } from './index-command.js';
import { lsp } from './lsp.js';
import { pool } from './pool.js';
import { query } from './query.js';
import { rate } from './rate.js';

/** In the order in which the help lists them. */
export const commands: readonly Command[] = [
  claims,
  query,
  check,
  bibliography,
  index,
  rate,
  pool,
  cite,
  lsp,
];
