/** Suffixes of citations with locators as people write them, and as nobody should: for comparing with Pandoc. */
import fc from 'fast-check';

const oneOf = (...texts: string[]): fc.Arbitrary<string> => fc.constantFrom(...texts);

const term = oneOf(
  ...'p. pp. page pages Page P. Pp. p pp pg. sec. secs. section Sections § §§ chap. chaps. ch. chapter Chapter fig. figs. figure'.split(' '), // prettier-ignore
  ...'vol. vols. volume no. nos. number issue para. paras. paragraph ¶ ¶¶ pt. part l. ll. line lines n. nn. note fol. folio'.split(' '), // prettier-ignore
  ...'col. cols. column bk. book op. opp. opus v. vv. verse s.v. s.vv. art. article loc. location act scene rule canon see in tbl. Table eq. app. appendix timestamp'.split(' '), // prettier-ignore
);
const number = oneOf(
  ...'3 33 33-35 33–35 33--35 12a A3 S1 xii xv-xx XII iv iii. 3.1 3.1.2 3. 2(a)(iv) (3) (a) [17] [17]-[18] 2[a] {4} 33: 1:23-25'.split(' '), // prettier-ignore
  ...'e3 3rd 2nd ff. f. 33f. 33ff and & – - 3_4 three abstract 10:15 3/4 3% #3 3+4 12,345 mix ivory civil 12-xv ４ ५ 三 ½'.split(' '), // prettier-ignore
  '*3*',
  '**33**',
  '`3`',
  '33 ',
  'et seq.',

  "3'", // prettier-ignore
);
const space = fc.oneof({ weight: 5, arbitrary: fc.constant(' ') }, { weight: 1, arbitrary: oneOf('', '  ', '\n', '\u00a0') }); // prettier-ignore
const between = fc.oneof({ weight: 3, arbitrary: oneOf(', ', ' ') }, { weight: 1, arbitrary: oneOf(',', ' and ', ' & ', '-', ' – ', ' , ', '. ', ': ') }); // prettier-ignore
const numbers = fc
  .tuple(number, fc.array(fc.tuple(between, number), { maxLength: 2 }))
  .map(([first, more]) => first + more.map((pair) => pair.join('')).join(''));
const located = fc
  .tuple(fc.option(term, { nil: '', freq: 5 }), space, numbers)
  .map(([word, gap, value]) => (word === '' ? value : word + (/^[*`]/.test(value) ? ' ' : gap) + value));
const rest = fc.oneof({ weight: 3, arbitrary: fc.constant('') }, { weight: 2, arbitrary: oneOf(', and more', ' passim', ', italics mine', ' [my stress]', ', 99 years later', ' (2nd ed.)', '.', ' *passim*') }); // prettier-ignore
const plain = fc.tuple(oneOf(', ', ', ', ', ', ' ', ','), located, rest).map((parts) => parts.join(''));
const braced = fc.tuple(oneOf('', ', ', ' '), oneOf('', ' '), located, rest).map(([lead, gap, value, tail]) => `${lead}{${gap}${value}}${tail}`); // prettier-ignore

/** No suffix starts another block: CommonMark needs no blank line before one, Pandoc does. */
const inline = (text: string): string => text.replace(/\n(?=[#>+*=:~-]|\d+[.)])/g, ' ');

/** What stands between a key and the end of its brackets. */
export const suffix = fc.oneof({ weight: 7, arbitrary: plain }, { weight: 1, arbitrary: braced }).map(inline);
