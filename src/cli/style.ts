import type { Io, Sink } from './io.js';

/** What may be coloured; colours of the terminal's own theme. */
const codes = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, blue: 34, magenta: 35, cyan: 36 } as const;
export type Colour = keyof typeof codes;
export type Paint = (text: string, colour: Colour) => string;

/** Colours only for a person who wants them: on a terminal, without NO_COLOR (https://no-color.org). */
export function painter(sink: Sink, env: Io['env']): Paint {
  const plain = !sink.isTerminal || Boolean(env.NO_COLOR) || env.TERM === 'dumb';
  return (text, colour) => (plain || text === '' ? text : `\u001b[${codes[colour]}m${text}\u001b[0m`);
}
