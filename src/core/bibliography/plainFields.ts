/** Plain values of exports that have no grammar of their own, as CSL has them. */
import type { CslDate, CslItem, CslName } from './types.js';

/** `Bovaird, Tony`, `van Dam, C., Jr.`, or the name of a body. PubMed's `Smith J` is read as it is written there. */
export function nameOf(written: string): CslName {
  const [family = '', ...rest] = written.split(',').map((part) => part.trim());
  if (rest.length === 0) {
    const initials = /^(.+?) ([A-Z]{1,3})$/.exec(family);
    return initials ? { family: initials[1] ?? '', given: initials[2] ?? '' } : { literal: family };
  }
  const [given = '', suffix] = rest;
  return { ...particled(family), ...(given && { given }), ...(suffix && { suffix }) };
}

function particled(family: string): CslName {
  const [, particle, name] = /^((?:\p{Ll}[\p{L}’']* )+)(\P{Ll}.*)$/u.exec(family) ?? [];
  return particle && name ? { family: name, 'non-dropping-particle': particle.trim() } : { family };
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** `2010`, `2010-05-12`, `2010 May 12`, `2010/05`: a date that starts with its year, else what is written. */
export function yearFirstDate(written: string | undefined): CslDate | undefined {
  const text = written?.trim() ?? '';
  if (text === '') return undefined;
  const [, year, month, day] =
    /^(\d{4})(?:[-/ ]+(\d{1,2}|[A-Za-z]{3,9}))?(?:[-/ ]+(\d{1,2}))?(?![-\d])/.exec(text) ?? [];
  if (year === undefined) {
    const anywhere = /\b\d{4}\b/.exec(text)?.[0];
    return anywhere === undefined ? { literal: text } : { 'date-parts': [[Number(anywhere)]] };
  }
  const number =
    month === undefined
      ? 0
      : /^\d/.test(month)
        ? Number(month)
        : months.indexOf(month.slice(0, 3).toLowerCase()) + 1;
  const parts = [Number(year)];
  if (number >= 1 && number <= 12)
    parts.push(number, ...(day !== undefined && Number(day) <= 31 ? [Number(day)] : []));
  return { 'date-parts': [parts] };
}

/** Without the fields that say nothing. */
export function withoutEmpty(fields: Record<string, unknown> & { type: string }): Omit<CslItem, 'id'> {
  const kept = Object.entries(fields).filter(
    ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
  );
  return Object.fromEntries(kept) as Omit<CslItem, 'id'>;
}
