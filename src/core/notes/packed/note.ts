/**
 * A note at rest: all that it says, in a tenth of the room. Each part is written by one function and read by the next, property by
 * property: every note of a folder goes through them, and a table of properties takes five times as long.
 */
import { problemSeverities, type Problem, type ProblemCode, type Severity } from '../../problem.js';
import { relationNames, type Relation } from '../relations.js';
import {
  qualities,
  type AttributeValue,
  type CitationGroup,
  type CitationItem,
  type CitationMode,
  type ClaimAnnotation,
  type ClaimForm,
  type EffectText,
  type EvidenceItem,
  type Locator,
  type Note,
  type Occurrence,
  type Quality,
  type Ref,
  type RelationGroup,
  type Source,
  type StudyFacts,
} from '../types.js';
import { Reader, Writer, type Packed } from './writing.js';

export type PackedNote = Packed;

export function packNote(note: Note): PackedNote {
  const out = new Writer();
  writeNote(out, note);
  return out.packed();
}

/** A note that says what the packed one said. What is empty in it is shared with others: nothing is to be added. */
export const unpackNote = (packed: PackedNote): Note => readNote(new Reader(packed));

/** What is written as its number in one of these lists. */
const forms: readonly ClaimForm[] = ['heading', 'span', 'block', 'callout'];
const refForms: readonly Ref['form'][] = ['hash', 'link', 'wikilink'];
const modes: readonly CitationMode[] = ['normal', 'intext', 'suppress'];
const severities: readonly Severity[] = ['error', 'warning', 'info', 'hint'];
const codes = Object.keys(problemSeverities) as ProblemCode[];

function writeNote(out: Writer, note: Note): void {
  const { citekey, title, crossReferences, links } = note;
  out.number((citekey ? 1 : 0) + (title !== undefined ? 2 : 0) + (crossReferences ? 4 : 0) + (links ? 8 : 0));
  out.number(note.length);
  out.number(note.lineStarts.length);
  let last = 0;
  for (const start of note.lineStarts) {
    out.number(start - last);
    last = start;
  }
  if (citekey) writeValue(out, citekey);
  if (title !== undefined) out.text(title);
  out.list(note.studies, writeStudy);
  out.list(note.claims, writeClaim);
  out.list(note.occurrences, writeOccurrence);
  out.list(note.evidence, writeItem);
  out.list(note.citations, writeCitation);
  if (crossReferences) out.list(crossReferences, writeCitation);
  if (links) out.list(links, writeRef);
  out.list(note.bibliography, writeValue);
  out.list(note.problems, writeProblem);
}

function readNote(from: Reader): Note {
  const there = from.number();
  const length = from.number();
  const lineStarts = new Array<number>(from.number());
  let last = 0;
  for (let i = 0; i < lineStarts.length; i++) {
    last += from.number();
    lineStarts[i] = last;
  }
  const citekey = there & 1 ? readValue(from) : undefined;
  const title = there & 2 ? from.text() : undefined;
  const studies = from.list(readStudy);
  const claims = from.list(readClaim);
  const occurrences = from.list(readOccurrence);
  const evidence = from.list(readItem);
  const citations = from.list(readCitation);
  const crossReferences = there & 4 ? from.list(readCitation) : undefined;
  const links = there & 8 ? from.list(readRef) : undefined;
  const bibliography = from.list(readValue);
  const problems = from.list(readProblem);
  const note: Note = {
    lineStarts,
    length,
    studies,
    claims,
    occurrences,
    evidence,
    citations,
    bibliography,
    problems,
  };
  if (citekey) note.citekey = citekey;
  if (title !== undefined) note.title = title;
  if (crossReferences) note.crossReferences = crossReferences;
  if (links) note.links = links;
  return note;
}

/** A text with its place: an id, a key, the value of an attribute. */
function writeValue(out: Writer, { value, range }: AttributeValue): void {
  out.text(value);
  out.range(range);
}
const readValue = (from: Reader): AttributeValue => ({ value: from.text(), range: from.range() });

const writeRange = (out: Writer, range: AttributeValue['range']): void => out.range(range);
const readRange = (from: Reader): AttributeValue['range'] => from.range();
const writeText = (out: Writer, text: string): void => out.text(text);
const readText = (from: Reader): string => from.text();
const keep = (out: Writer, value: unknown): void => out.keep(value);
const readKept = (from: Reader): unknown => from.keptValue();

/** Any number: those that are not whole, or below zero, as they are. */
function writeNumber(out: Writer, value: number): void {
  const isCount = Number.isSafeInteger(value + 1) && value >= 0 && !Object.is(value, -0);
  out.number(isCount ? value + 1 : 0);
  if (!isCount) out.keep(value);
}
function readNumber(from: Reader): number {
  const next = from.number();
  return next > 0 ? next - 1 : (from.keptValue() as number);
}

function writeStudy(out: Writer, study: StudyFacts): void {
  const { id, design, of, n, k, dataset, quality, outcome } = study;
  out.number(
    (id !== undefined ? 1 : 0) +
      (design !== undefined ? 2 : 0) +
      (of !== undefined ? 4 : 0) +
      (n !== undefined ? 8 : 0) +
      (k !== undefined ? 16 : 0) +
      (dataset !== undefined ? 32 : 0) +
      (outcome !== undefined ? 64 : 0),
  );
  out.number(quality === undefined ? 0 : qualities.indexOf(quality) + 1);
  out.range(study.range);
  out.byNames(study.ranges, writeRange);
  out.list(study.countries, writeText);
  out.list(study.includes, writeText);
  // Front matter may give anything.
  out.byNames(study.attributes, keep);
  if (id !== undefined) out.text(id);
  if (design !== undefined) out.text(design);
  if (of !== undefined) out.text(of);
  if (n !== undefined) writeNumber(out, n);
  if (k !== undefined) writeNumber(out, k);
  if (dataset !== undefined) out.text(dataset);
  if (outcome !== undefined) out.text(outcome);
}

function readStudy(from: Reader): StudyFacts {
  const there = from.number();
  const quality = from.number();
  const range = from.range();
  const ranges = from.byNames(readRange);
  const countries = from.list(readText);
  const includes = from.list(readText);
  const attributes = from.byNames(readKept);
  const study: StudyFacts = { countries, includes, attributes, ranges, range };
  if (there & 1) study.id = from.text();
  if (there & 2) study.design = from.text();
  if (there & 4) study.of = from.text();
  if (there & 8) study.n = readNumber(from);
  if (there & 16) study.k = readNumber(from);
  if (there & 32) study.dataset = from.text();
  if (there & 64) study.outcome = from.text();
  if (quality > 0) study.quality = qualities[quality - 1] as Quality;
  return study;
}

function writeClaim(out: Writer, claim: ClaimAnnotation): void {
  const { id, scope } = claim;
  out.number((id ? 1 : 0) + (scope ? 2 : 0) + 4 * forms.indexOf(claim.form));
  out.range(claim.range);
  out.range(claim.textRange);
  out.text(claim.text);
  out.byNames(claim.attributes, writeValue);
  if (id) writeValue(out, id);
  if (scope) out.range(scope);
}

function readClaim(from: Reader): ClaimAnnotation {
  const there = from.number();
  const form = forms[there >> 2] as ClaimForm;
  const range = from.range();
  const textRange = from.range();
  const text = from.text();
  const claim: ClaimAnnotation = { form, text, attributes: from.byNames(readValue), range, textRange };
  if (there & 1) claim.id = readValue(from);
  if (there & 2) claim.scope = from.range();
  return claim;
}

function writeOccurrence(out: Writer, { ref, text, range }: Occurrence): void {
  out.range(range);
  writeValue(out, ref);
  out.text(text);
}

function readOccurrence(from: Reader): Occurrence {
  const range = from.range();
  const ref = readValue(from);
  return { ref, text: from.text(), range };
}

function writeRef(out: Writer, { form, id, range, path }: Ref): void {
  out.number((path !== undefined ? 1 : 0) + 2 * refForms.indexOf(form));
  out.text(id);
  out.range(range);
  if (path !== undefined) out.text(path);
}

function readRef(from: Reader): Ref {
  const there = from.number();
  const ref: Ref = { form: refForms[there >> 1] as Ref['form'], id: from.text(), range: from.range() };
  if (there & 1) ref.path = from.text();
  return ref;
}

function writeLocator(out: Writer, { label, value }: Locator): void {
  out.text(label);
  out.text(value);
}
const readLocator = (from: Reader): Locator => ({ label: from.text(), value: from.text() });

function writeCitation(out: Writer, { items, range }: CitationGroup): void {
  out.range(range);
  out.list(items, writeCited);
}

function readCitation(from: Reader): CitationGroup {
  const range = from.range();
  return { items: from.list(readCited), range };
}

function writeCited(out: Writer, { citekey, mode, prefix, suffix, locator, keyRange }: CitationItem): void {
  out.number((locator ? 1 : 0) + 2 * modes.indexOf(mode));
  out.text(citekey);
  out.text(prefix);
  out.text(suffix);
  out.range(keyRange);
  if (locator) writeLocator(out, locator);
}

function readCited(from: Reader): CitationItem {
  const there = from.number();
  const citekey = from.text();
  const prefix = from.text();
  const suffix = from.text();
  const keyRange = from.range();
  const item: CitationItem = { citekey, mode: modes[there >> 1] as CitationMode, prefix, suffix, keyRange };
  if (there & 1) item.locator = readLocator(from);
  return item;
}

function writeItem(out: Writer, item: EvidenceItem): void {
  const { id, implicitTarget, quote, comment, parent } = item;
  out.number(
    (id ? 1 : 0) +
      (implicitTarget ? 2 : 0) +
      (quote ? 4 : 0) +
      (comment !== undefined ? 8 : 0) +
      (parent !== undefined ? 16 : 0),
  );
  out.range(item.range);
  out.range(item.headRange);
  out.list(item.relations, writeRelation);
  out.list(item.sources, writeSource);
  out.list(item.effects, writeEffect);
  out.byNames(item.attributes, writeValue);
  if (id) writeValue(out, id);
  if (implicitTarget) {
    const isClaim = 'claim' in implicitTarget;
    out.number(isClaim ? 2 * implicitTarget.claim : 2 * implicitTarget.evidence + 1);
  }
  if (quote) {
    out.text(quote.text);
    out.range(quote.range);
  }
  if (comment !== undefined) out.text(comment);
  if (parent !== undefined) out.number(parent);
}

function readItem(from: Reader): EvidenceItem {
  const there = from.number();
  const range = from.range();
  const headRange = from.range();
  const relations = from.list(readRelation);
  const sources = from.list(readSource);
  const effects = from.list(readEffect);
  const attributes = from.byNames(readValue);
  const item: EvidenceItem = { relations, sources, effects, attributes, range, headRange };
  if (there & 1) item.id = readValue(from);
  if (there & 2) {
    const target = from.number();
    item.implicitTarget = target % 2 === 0 ? { claim: target / 2 } : { evidence: (target - 1) / 2 };
  }
  if (there & 4) item.quote = { text: from.text(), range: from.range() };
  if (there & 8) item.comment = from.text();
  if (there & 16) item.parent = from.number();
  return item;
}

function writeRelation(out: Writer, { relation, range, refs }: RelationGroup): void {
  out.number(relationNames.indexOf(relation));
  out.range(range);
  out.list(refs, writeRef);
}

function readRelation(from: Reader): RelationGroup {
  const relation = relationNames[from.number()] as Relation;
  const range = from.range();
  return { relation, range, refs: from.list(readRef) };
}

function writeSource(out: Writer, { citekey, implicit, mode, locator, range }: Source): void {
  out.number((locator ? 1 : 0) + (implicit ? 2 : 0) + 4 * modes.indexOf(mode));
  out.text(citekey);
  out.range(range);
  if (locator) writeLocator(out, locator);
}

function readSource(from: Reader): Source {
  const there = from.number();
  const citekey = from.text();
  const mode = modes[there >> 2] as CitationMode;
  const source: Source = { citekey, implicit: (there & 2) !== 0, mode, range: from.range() };
  if (there & 1) source.locator = readLocator(from);
  return source;
}

function writeEffect(out: Writer, { text, attributes, range }: EffectText): void {
  out.text(text);
  out.range(range);
  out.byNames(attributes, writeValue);
}

function readEffect(from: Reader): EffectText {
  const text = from.text();
  const range = from.range();
  return { text, attributes: from.byNames(readValue), range };
}

function writeProblem(out: Writer, { code, severity, message, range, instead, related }: Problem): void {
  out.number((instead ? 1 : 0) + (related ? 2 : 0) + 4 * severities.indexOf(severity));
  out.number(codes.indexOf(code));
  out.text(message);
  out.range(range);
  if (instead) out.list(instead, writeText);
  if (related) out.keep(related);
}

function readProblem(from: Reader): Problem {
  const there = from.number();
  const code = codes[from.number()] as ProblemCode;
  const severity = severities[there >> 2] as Severity;
  const found: Problem = { code, severity, message: from.text(), range: from.range() };
  if (there & 1) found.instead = from.list(readText);
  if (there & 2) found.related = from.keptValue() as NonNullable<Problem['related']>;
  return found;
}
