import type { Failure, Io } from './io.js';

/** An option of a command. One with `value` takes a value, the others are switches. */
export interface Option {
  /** What stands for the value in the help: "<id>". */
  value?: string;
  /** One letter that stands for it, with one hyphen. */
  short?: string;
  /** May be given again and again; any other option stands once. */
  several?: boolean;
  /** The only values allowed. */
  choices?: readonly string[];
  description: string;
}

export interface Arguments {
  /** The folder or file given; undefined where none is. */
  argument: string | undefined;
  /** All that is given beside options: a query stands behind its folder. */
  all: string[];
  values: Record<string, string | boolean | (string | boolean)[] | undefined>;
}

/** One command, as the help lists it and the parser reads it. */
export interface Command {
  name: string;
  /** `[folder]`, `[file|-]`, `[folder] <query>` or nothing. */
  argument: string;
  summary: string;
  options: Record<string, Option>;
  /** Gives the exit code. */
  run(given: Arguments, io: Io): Promise<number | Failure>;
}

/** The value of an option that takes one. */
export function valueOf({ values }: Arguments, name: string): string | undefined {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
}

/** The values of an option that may be given several times, in order. */
export function valuesOf({ values }: Arguments, name: string): string[] {
  const value = values[name];
  return (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string');
}
