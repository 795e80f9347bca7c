import type { EvidenceBase } from '../../core/base/types.js';
import { didYouMean } from '../../core/nearest.js';
import { exportBibliography } from '../../core/report/exportBibliography.js';
import { valueOf, type Command } from '../command.js';
import { done, failure, isFailure, type Failure } from '../io.js';
import { openFolder } from '../openFolder.js';

const formats = { md: 'markdown', markdown: 'markdown', bibtex: 'bibtex' } as const;

export const bibliography: Command = {
  name: 'bibliography',
  argument: '[folder]',
  summary: 'prints the references that the notes cite, formatted or as BibTeX',
  options: {
    claim: { value: '<id>', description: 'only those of the evidence for and against one claim' },
    style: { value: '<id>', choices: ['apa'], description: 'citation style; default: apa' },
    format: { value: '<md|bibtex>', choices: Object.keys(formats), description: 'default: md' },
  },
  async run(given, io) {
    const opened = await openFolder(given.argument ?? '.', io);
    if (isFailure(opened)) return opened;
    const { base } = opened;
    const claim = claimKey(base, valueOf(given, 'claim'));
    if (isFailure(claim)) return claim;
    const written = valueOf(given, 'format') ?? 'md';
    const format = written === 'bibtex' ? formats.bibtex : formats.markdown;
    const { text, count, missing } = await exportBibliography(base, { format, ...claim });
    await io.out.write(text);
    for (const { citekey, reason } of missing) {
      await io.err.write(`corroborate: ${citekey} was left out: ${reason}\n`);
    }
    if (count === 0 && missing.length === 0) await io.err.write('corroborate: nothing is cited here\n');
    return done;
  },
};

function claimKey(base: EvidenceBase, written: string | undefined): { claim?: string } | Failure {
  if (written === undefined) return {};
  const id = written.replace(/^#/, '');
  const claim = base.claimById(id);
  if (claim) return { claim: claim.key };
  const ids = base.claims().flatMap((each) => each.id ?? []);
  return failure(`there is no claim #${id}${didYouMean(id, ids, '#')}`);
}
