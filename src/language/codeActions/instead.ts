/** What whoever found the problem knows to stand right in the place of what is wrong. */
import { shortened } from '../markdown.js';
import { replace, type FileFixer } from './fix.js';

export const insteadOf: FileFixer = ({ problem, written }) =>
  (problem.instead ?? []).map((newText, position) => ({
    title:
      newText === ''
        ? `Remove ${shortened(written.trim(), 40)}`
        : `Change to ${shortened(newText.trim(), 60)}`,
    edits: replace(problem.range, newText),
    preferred: position === 0,
  }));
