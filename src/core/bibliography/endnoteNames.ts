/**
 * Names as EndNote's import format has them: `Jones, Mary`, or `Geoffrey Chaucer` in the order in which one speaks; a comma at the end
 * (`World Bank,`) or braces mark what is no person. Databases leave the comma out: words that only the names of organisations hold are
 * told apart from a person's.
 */
import { nameOf } from './plainFields.js';
import type { CslName } from './types.js';

/** Words, whole, that stand in names of organisations and in nobody's. */
const ofOrganisations =
  /(?:^|\s)(?:of|for|and|the|&|agency|association|bank|board|cent(?:er|re)|college|commission|committee|council|department|foundation|government|group|institut\p{L}*|international|ministry|network|office|organi[sz]ation|partnership|programme|society|trust|unit|universit\p{L}*)(?=\s|$)/iu;

/** Given names, then a family name with the particles before it. */
const spoken = /^(\S+(?: \S+)*?) ((?:\p{Ll}[\p{L}’']* )*\P{Ll}\S*)$/u;

/** `Bovaird TG`, as databases write it. */
const initialsLast = / [A-Z]{1,3}$/;

/** The name that is written behind a tag. */
export function endnoteName(written: string): CslName {
  const text = written.trim().replace(/\s+/g, ' ');
  const whole = /^\{+([^{}]+)\}+$/.exec(text)?.[1] ?? /^([^,]+),$/.exec(text)?.[1];
  if (whole !== undefined) return { literal: whole.trim() };
  const isSpoken = !/[,{}]/.test(text) && !initialsLast.test(text) && !ofOrganisations.test(text);
  const [, given, family] = (isSpoken && spoken.exec(text)) || [];
  return given !== undefined && family !== undefined ? nameOf(`${family}, ${given}`) : nameOf(text);
}
