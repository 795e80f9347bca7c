/** How values are written one after the other, and read again in the same order: numbers as bytes, texts as one text, the rest as it is. */
import type { Range } from '../../position.js';
import { setOwn } from '../../setOwn.js';
import { detach, ownText } from '../detach.js';
import { noItems, noValues } from '../empty.js';

/** Data at rest: two long strings in the place of many small records. */
export interface Packed {
  /** Whole numbers, seven bits a unit, the lowest first; each unit but a number's last has 128 added. Below 256, every unit takes a byte. */
  numbers: string;
  /** All texts, joined; their lengths are among the numbers. */
  text: string;
  /** Values that are neither numbers nor texts of a known place; absent without any. */
  kept?: readonly unknown[];
}

/** What is written before it is packed: one list of each for all, since one that grows anew each time would take as long as the rest. */
const units: number[] = [];
const texts: string[] = [];

/** Only one is at work at any time. */
export class Writer {
  private unitCount = 0;
  private textCount = 0;
  private readonly kept: unknown[] = [];
  /** Where the last range started: most stand near the one before. */
  private lastStart = 0;

  /** A whole number from 0 up to 2^53 − 1. */
  number(value: number): void {
    let left = value;
    while (left > 127) {
      units[this.unitCount++] = (left % 128) + 128;
      left = Math.floor(left / 128);
    }
    units[this.unitCount++] = left;
  }

  /** A whole number below zero or above: 0, −1, 1, −2 … are written as 0, 1, 2, 3 … */
  signed(value: number): void {
    this.number(value < 0 ? -2 * value - 1 : 2 * value);
  }

  text(value: string): void {
    this.number(value.length);
    texts[this.textCount++] = value;
  }

  range({ start, end }: Range): void {
    this.signed(start - this.lastStart);
    this.signed(end - start);
    this.lastStart = start;
  }

  list<Value>(values: readonly Value[], write: (out: Writer, value: Value) => void): void {
    this.number(values.length);
    for (let i = 0; i < values.length; i++) write(this, values[i] as Value);
  }

  /** Values by names that people write. */
  byNames<Value>(values: Record<string, Value>, write: (out: Writer, value: Value) => void): void {
    const names = Object.keys(values);
    this.number(names.length);
    for (const name of names) {
      this.text(name);
      write(this, values[name] as Value);
    }
  }

  /** Whatever it is, as it is, but for the text that it was read from. */
  keep(value: unknown): void {
    if (typeof value === 'string') this.kept.push(ownText(value));
    else this.kept.push(typeof value === 'object' && value !== null ? detach(value) : value);
  }

  /** All that was written. Nothing in it holds on to what it was made from. */
  packed(): Packed {
    const parts: string[] = [];
    for (let at = 0; at < this.unitCount; at += mostArguments)
      parts.push(String.fromCharCode(...units.slice(at, Math.min(at + mostArguments, this.unitCount))));
    // What is joined of one alone is that one.
    const [only = ''] = texts;
    const text = this.textCount === 1 ? ownText(only) : texts.slice(0, this.textCount).join('');
    const packed: Packed = { numbers: parts.join(''), text };
    if (this.kept.length > 0) packed.kept = this.kept;
    texts.fill('', 0, this.textCount);
    if (units.length > mostRoom) units.length = 0;
    if (texts.length > mostRoom) texts.length = 0;
    return packed;
  }
}

/** A function may be called with so many arguments anywhere. */
const mostArguments = 8192;
/** As much room as a long note takes; more is given back. */
const mostRoom = 100_000;

export class Reader {
  private unit = 0;
  private textStart = 0;
  private keptSoFar = 0;
  private lastStart = 0;

  constructor(private readonly packed: Packed) {}

  number(): number {
    const { numbers } = this.packed;
    let value = numbers.charCodeAt(this.unit++);
    if (value < 128) return value;
    value -= 128;
    for (let weight = 128; ; weight *= 128) {
      const unit = numbers.charCodeAt(this.unit++);
      if (unit < 128) return value + unit * weight;
      value += (unit - 128) * weight;
    }
  }

  signed(): number {
    const value = this.number();
    return value % 2 === 0 ? value / 2 : (value + 1) / -2;
  }

  text(): string {
    const start = this.textStart;
    this.textStart = start + this.number();
    return this.packed.text.slice(start, this.textStart);
  }

  range(): Range {
    const start = this.lastStart + this.signed();
    this.lastStart = start;
    return { start, end: start + this.signed() };
  }

  list<Value>(read: (from: Reader) => Value): Value[] {
    const length = this.number();
    if (length === 0) return noItems as Value[];
    const values = new Array<Value>(length);
    for (let i = 0; i < length; i++) values[i] = read(this);
    return values;
  }

  byNames<Value>(read: (from: Reader) => Value): Record<string, Value> {
    const length = this.number();
    if (length === 0) return noValues as Record<string, Value>;
    const values: Record<string, Value> = {};
    for (let i = 0; i < length; i++) {
      const name = this.text();
      setOwn(values, name, read(this));
    }
    return values;
  }

  keptValue(): unknown {
    return this.packed.kept?.[this.keptSoFar++];
  }
}
