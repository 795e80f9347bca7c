import { readCitations } from '../../core/notes/index.js';
import { lineStartsOf, placeAt } from '../../core/position.js';
import { citationGroupJson } from '../baseJson.js';
import type { Command } from '../command.js';
import { done, isFailure } from '../io.js';
import { readInput } from '../readInput.js';

export const cite: Command = {
  name: 'cite',
  argument: '[file|-]',
  summary: 'prints the citations of a Markdown text as JSON',
  options: {},
  async run({ argument }, io) {
    const input = await readInput(argument, io);
    if (isFailure(input)) return input;
    const lineStarts = lineStartsOf(input.text);
    const groups = readCitations(input.text).map((group) =>
      citationGroupJson(group, ({ start, end }) => ({
        ...(argument !== undefined && argument !== '-' && { file: argument }),
        start: placeAt(lineStarts, start),
        end: placeAt(lineStarts, end),
      })),
    );
    await io.out.write(`${JSON.stringify(groups, null, 2)}\n`);
    return done;
  },
};
