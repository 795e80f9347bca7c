import type { CodeLens } from 'vscode-languageserver-types';
import type { EvidenceBase, FileName } from '../core/base/types.js';
import { levelLabel, verdictLabel } from '../core/rating/index.js';
import { countsLine, countUnits } from './counts.js';
import { lineStartsIn } from './lineStarts.js';
import { editorRange } from './places.js';

/** The command that a lens names; its argument is the claim's key. An editor that does not know it shows the words alone. */
export const showClaimCommand = 'corroborate.showClaim';

/** As `showClaimCommand`: shows the claim's evidence beside the text. */
export const peekEvidenceCommand = 'corroborate.peekEvidence';

/** Above each claim of a note: "Medium · supported · +3 −1 ±1 ○1", and how many passages bear on it. */
export function codeLenses(base: EvidenceBase, file: FileName): CodeLens[] {
  const lineStarts = lineStartsIn(base, file);
  return base.claimsIn(file).flatMap(({ key, range }): CodeLens[] => {
    const rating = base.rating(key);
    if (!rating) return [];
    const title = [
      levelLabel(base.rubric, rating.strength),
      verdictLabel(rating.verdict),
      ...(rating.units.length > 0 ? [countsLine(countUnits(rating))] : []),
    ].join(' · ');
    const place = editorRange(lineStarts, range);
    const passages = base.evidenceOf(key).length;
    const peek = passages === 1 ? '1 passage' : `${passages} passages`;
    return [
      { range: place, command: { title, command: showClaimCommand, arguments: [key] } },
      ...(passages === 0
        ? []
        : [{ range: place, command: { title: peek, command: peekEvidenceCommand, arguments: [key] } }]),
    ];
  });
}
