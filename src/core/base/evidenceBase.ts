/** The evidence base: its updates, and every look-up of its current state. */
import { parseEntry } from '../bibliography/index.js';
import type { Bibliography } from '../bibliography/types.js';
import type { Note } from '../notes/types.js';
import type { Problem } from '../problem.js';
import { rate } from '../rating/index.js';
import type { Rubric } from '../rating/types.js';
import { sameData } from '../sameData.js';
import { bibliographyProblems } from './bibliographyProblems.js';
import { keyOfClaim } from './claimKey.js';
import { defaultConfig, keptWhereSame, sameForNotes } from './config.js';
import { withReferences } from './crossReferences.js';
import { innermostAt } from './innermost.js';
import { leavingOut } from './leftOut.js';
import { noteProblems } from './problems.js';
import { ratingInput } from './ratingInput.js';
import { idOfItem, idOfPiece, itemIdIn, recordNote, type ClaimRecord, type Piece } from './records.js';
import {
  byFileAndPlace,
  claimRecord,
  claimsInOrder,
  createState,
  hasEvidence,
  notesInOrder,
  piecesOf,
} from './state.js';
import { findStudy } from './studies.js';
import { studyKeysOf } from './studyCount.js';
import type { ClaimKey, EvidenceBase, FileName, Reference } from './types.js';
import { attackedItem, attackersOf, isUndercut } from './undercuts.js';
import {
  everythingChanged,
  fileChanged,
  joined,
  nothingChanged,
  replaceBibliography,
  replaceNote,
} from './updates.js';
import { toClaim, toEvidence } from './views.js';

/** As many as a long synthesis refers to, all of which each keystroke in it asks for. */
const mostNotesAtHand = 1000;

/**
 * An empty evidence base under a rubric. Of the notes that were asked for, the last `notesAtHand` are kept as they are used; the others take
 * a tenth of the room, and are unpacked when they are asked for.
 */
export function createEvidenceBase(initialRubric: Rubric, notesAtHand = mostNotesAtHand): EvidenceBase {
  const state = createState(initialRubric, notesAtHand);
  const { records, bibliographies, dataFiles, lookups } = state;

  const keyOf = (claim: ClaimRecord): ClaimKey => keyOfClaim(claim, lookups);
  const evidenceView = (piece: Piece) => toEvidence(piece, lookups, keyOf, isUndercut(piece.item, lookups));
  const claimView = (claim: ClaimRecord) => toClaim(claim, keyOf(claim), lookups, state.rubric);
  const settled = (note: Note): Note => withReferences(note, (citekey) => lookups.references.has(citekey));
  const ofBibliography = (file: FileName, bibliography: Bibliography): Problem[] => {
    const steps = bibliographyProblems(file, bibliography, lookups, base.entry);
    for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
  };

  const base: EvidenceBase = {
    setNote(file: FileName, note: Note, references?: Bibliography) {
      const change = replaceNote(state, file, recordNote(file, note, records.get(file)));
      if (note.holdsText) records.packAtOnce(file);
      if (!references && !bibliographies.has(file)) return change;
      return joined(change, replaceBibliography(state, file, references));
    },
    setBibliography: (file, bibliography) => replaceBibliography(state, file, bibliography),
    remove(file) {
      if (records.has(file)) {
        const change = replaceNote(state, file, undefined);
        return bibliographies.has(file)
          ? joined(change, replaceBibliography(state, file, undefined))
          : change;
      }
      if (bibliographies.has(file)) return replaceBibliography(state, file, undefined);
      if (dataFiles.delete(file)) return fileChanged(state, file);
      return file === state.configFile ? base.setConfig(null, defaultConfig) : nothingChanged();
    },
    setConfig(file, config) {
      const { config: before, configFile: previous } = state;
      state.configFile = file;
      state.config = keptWhereSame(before, config);
      // It may have been the settings of another folder, which are known by their problems alone.
      const wasData = file !== null && dataFiles.delete(file);
      if (state.config === before && file === previous && !wasData) return nothingChanged();
      const change = sameForNotes(before, config) ? nothingChanged() : everythingChanged(state);
      for (const name of [previous, file]) if (name !== null) joined(change, fileChanged(state, name));
      return change;
    },
    setRubric(rubric) {
      if (sameData(rubric, state.rubric)) return nothingChanged();
      state.rubric = rubric;
      return everythingChanged(state);
    },
    setAppraisalTools(tools) {
      if (sameData(tools, lookups.tools)) return nothingChanged();
      lookups.tools = tools;
      return everythingChanged(state);
    },
    setDataFile(file, data) {
      if (sameData(data, dataFiles.get(file))) return nothingChanged();
      dataFiles.set(file, data);
      return fileChanged(state, file);
    },
    get rubric() {
      return state.rubric;
    },
    get config() {
      return state.config;
    },

    *notes() {
      for (const file of records.files()) {
        const record = records.get(file);
        if (record) yield [file, settled(record.note)];
      }
    },
    note(file) {
      const record = records.get(file);
      return record && settled(record.note);
    },
    noteVersion: (file) => records.version(file),
    notesNaming: (id) => sorted((files) => lookups.addFilesNaming(id, files)),
    notesCiting: (citekey) => sorted((files) => lookups.addFilesCiting(citekey, files)),
    notesOf: (citekey) => [...lookups.filesOf(citekey)].sort(),
    notesWithBibliography: () => [...lookups.filesWith('bibliography')].sort(),
    literatureNotes: () => [...lookups.filesWith('own', 'described')].sort(),
    bibliographies: () => bibliographies.entries(),
    bibliography: (file) => bibliographies.get(file),
    dataFile: (file) => dataFiles.get(file),

    claims: () => claimsInOrder(state).map(claimView),
    claimIds: () => lookups.files.claim.names(),
    claimCounts: () => records.claimCounts(),
    claimsIn: (file) => (records.get(file)?.claims ?? []).map(claimView),
    claim(key) {
      const claim = claimRecord(state, key);
      return claim && claimView(claim);
    },
    claimById(id) {
      const definition = lookups.definition(id);
      return definition && 'claim' in definition ? claimView(definition.claim) : undefined;
    },
    evidence: () => notesInOrder(state).flatMap((file) => base.evidenceIn(file)),
    evidenceIn: (file) => (records.get(file)?.items ?? []).flatMap(({ pieces }) => pieces.map(evidenceView)),
    evidenceOf(key) {
      const claim = claimRecord(state, key);
      return claim ? piecesOf(state, claim).map(evidenceView) : [];
    },
    evidenceById(id) {
      const definition = lookups.definition(id);
      const piece = definition && 'evidence' in definition ? definition.evidence.pieces[0] : undefined;
      return piece && evidenceView(piece);
    },
    undercutsOf(evidence) {
      const item = records.get(evidence.file)?.items.find((one) => idOfItem(one) === itemIdIn(evidence.id));
      const attackers = item ? attackersOf(item, lookups) : [];
      const attacks = attackers.flatMap(({ pieces }) =>
        pieces.filter((piece) => attackedItem(piece, lookups) === item),
      );
      return attacks.sort(byFileAndPlace).map(evidenceView);
    },
    evidenceCiting: (citekey) => [...lookups.piecesCiting(citekey)].sort(byFileAndPlace).map(evidenceView),

    studies() {
      const citekeys = new Set([...lookups.files.described.names(), ...lookups.files.source.names()]);
      const keys = [...citekeys].flatMap((citekey) => [...studyKeysOf(citekey, lookups)]);
      return keys.sort().map((key) => findStudy(key, lookups, state.config));
    },
    study(key) {
      const study = findStudy(key, lookups, state.config);
      return study.file !== undefined || lookups.files.source.has(study.citekey) ? study : undefined;
    },
    studiesOf: (citekey) =>
      [...studyKeysOf(citekey, lookups)].sort().map((key) => findStudy(key, lookups, state.config)),
    references(): Reference[] {
      const names = [...lookups.references.names()].sort();
      return names.flatMap((citekey) => base.reference(citekey) ?? []);
    },
    reference(citekey) {
      const place = lookups.reference(citekey);
      return place && { citekey, file: place.file, entry: place.entry };
    },
    entry(citekey) {
      const remembered = state.entries.get(citekey);
      if (remembered) return remembered;
      const place = lookups.reference(citekey);
      if (!place) return undefined;
      const parsed = parseEntry(place.entry, place.bibliography);
      state.entries.set(citekey, parsed);
      return parsed;
    },

    ratingInput(key, leftOut) {
      const claim = claimRecord(state, key);
      if (!claim) return undefined;
      const pieces = piecesOf(state, claim);
      const all = ratingInput(
        claim,
        pieces,
        (piece) => isUndercut(piece.item, lookups),
        lookups,
        state.config,
      );
      if (!leftOut) return all;
      const isLeftOut = leavingOut(leftOut, all, { lookups, config: state.config, rubric: state.rubric });
      return ratingInput(
        claim,
        pieces.filter((piece) => !isLeftOut(piece)),
        (piece) => isUndercut(piece.item, lookups, isLeftOut),
        lookups,
        state.config,
      );
    },
    rating(key) {
      const remembered = state.ratings.get(key);
      if (remembered) return remembered;
      const input = base.ratingInput(key);
      if (!input) return undefined;
      const rating = rate(input.claim, input.studies, state.rubric);
      state.ratings.set(key, rating);
      return rating;
    },

    problems(file) {
      const remembered = state.problems.get(file);
      if (remembered) return remembered;
      const record = records.get(file);
      const bibliography = bibliographies.get(file);
      const found = [
        ...(record
          ? noteProblems(record, {
              lookups,
              config: state.config,
              hasBibliography: bibliographies.size > 0,
              rubric: state.rubric,
              hasEvidence: (claim) => hasEvidence(state, claim),
              ratingOf: (claim) => base.rating(keyOf(claim)),
            })
          : []),
        ...(bibliography ? ofBibliography(file, bibliography) : []),
        ...(record || bibliography
          ? []
          : file === state.configFile
            ? state.config.problems
            : (dataFiles.get(file)?.problems ?? [])),
      ];
      state.problems.set(file, found.sort(byPlace));
      return found;
    },
    *workingOut(file) {
      // Between two steps the note may be put away, and its claims be others when it is asked for again.
      for (let i = 0; ; i++) {
        const claim = records.get(file)?.claims[i];
        if (!claim) break;
        base.rating(keyOf(claim));
        yield;
      }
      const bibliography = bibliographies.get(file);
      // The few that a note has in its own front matter are made with the note's.
      if (!bibliography || records.has(file) || state.problems.get(file)) return;
      const made = state.problems.begin(file);
      made((yield* bibliographyProblems(file, bibliography, lookups, base.entry)).sort(byPlace));
    },
    counts: () => ({
      notes: records.size - state.skippedCount,
      // A note with references of its own is no bibliography.
      bibliographies: [...bibliographies.keys()].filter((file) => !records.has(file)).length,
      references: lookups.references.size,
      claims: state.claimCount,
      studies: state.studyCount.total(),
    }),
    files: () =>
      [
        ...new Set([
          ...records.files(),
          ...bibliographies.keys(),
          ...dataFiles.keys(),
          ...(state.configFile === null ? [] : [state.configFile]),
        ]),
      ].sort(),

    at(file, offset) {
      const record = records.get(file);
      if (!record) return {};
      const { claim, piece } = innermostAt(record, offset, lookups);
      return { ...(claim && { claim: keyOf(claim) }), ...(piece && { evidence: idOfPiece(piece) }) };
    },
  };
  return base;
}

function sorted(add: (files: Set<FileName>) => void): FileName[] {
  const files = new Set<FileName>();
  add(files);
  return [...files].sort();
}

const byPlace = (a: Problem, b: Problem): number =>
  a.range.start - b.range.start || a.range.end - b.range.end;
