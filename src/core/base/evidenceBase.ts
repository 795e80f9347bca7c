import { parseEntry } from '../bibliography/index.js';
import type { Bibliography, ParsedEntry } from '../bibliography/types.js';
import type { Note } from '../notes/types.js';
import type { Problem } from '../problem.js';
import { compareText } from '../compareText.js';
import { rate } from '../rating/index.js';
import type { Rating, Rubric } from '../rating/types.js';
import { differenceOf } from './changes.js';
import { keyOfClaim } from './claimKey.js';
import { defaultConfig, type Config } from './config.js';
import { innermostAt } from './innermost.js';
import { citedKeys, Lookups } from './lookups.js';
import { bibliographyProblems } from './bibliographyProblems.js';
import { noteProblems } from './problems.js';
import { leavingOut } from './leftOut.js';
import { ratingInput } from './ratingInput.js';
import { withReferences } from './crossReferences.js';
import { recordNote, type ClaimRecord, type NoteRecord, type Piece } from './records.js';
import { findStudy } from './studies.js';
import { StudyCount, studyKeysOf } from './studyCount.js';
import { claimsTouched, claimsTouchedBy, filesSharing, filesTouchedBy, inOneOnly } from './touched.js';
import { attackedItem, attackersOf, isUndercut } from './undercuts.js';
import { toClaim, toEvidence } from './views.js';
import type { Change, ClaimKey, DataFile, EvidenceBase, FileName, Reference } from './types.js';

const isLeftOut = (record: NoteRecord | undefined): boolean =>
  record?.note.problems.some(({ code }) => code === 'file-skipped') === true;

/** An empty evidence base under a rubric. */
export function createEvidenceBase(initialRubric: Rubric): EvidenceBase {
  const records = new Map<FileName, NoteRecord>();
  const bibliographies = new Map<FileName, Bibliography>();
  const dataFiles = new Map<FileName, DataFile>();
  const lookups = new Lookups();
  const ratings = new Map<ClaimKey, Rating>();
  const problemsByFile = new Map<FileName, Problem[]>();
  const entries = new Map<string, ParsedEntry>();
  let rubric = initialRubric;
  let config: Config = defaultConfig;
  let configFile: FileName | null = null;
  let sortedNotes: FileName[] | null = null;
  let claimCount = 0;
  /** Files that stand for a note that was left out, or a folder. */
  let leftOutCount = 0;
  const studyCount = new StudyCount(lookups);

  const keyOf = (claim: ClaimRecord): ClaimKey => keyOfClaim(claim, lookups);

  const notesInOrder = (): FileName[] => (sortedNotes ??= [...records.keys()].sort());
  const allClaims = (): ClaimRecord[] => notesInOrder().flatMap((file) => records.get(file)?.claims ?? []);

  const claimRecord = (key: ClaimKey): ClaimRecord | undefined => {
    const definition = lookups.definition(key);
    if (definition) return 'claim' in definition ? definition.claim : undefined;
    const hash = key.lastIndexOf('#');
    return records.get(key.slice(0, hash))?.claims.find((claim) => keyOf(claim) === key);
  };

  /** The pieces that bear on a claim: those under it, and those that name it. */
  const piecesOf = (claim: ClaimRecord): Piece[] => {
    const named = claim.id !== null && keyOf(claim) === claim.id ? lookups.naming.get(claim.id) : [];
    return [...claim.implicit, ...named].sort(
      (a, b) => compareText(a.item.file, b.item.file) || a.item.item.range.start - b.item.item.range.start,
    );
  };

  /** Notes that were told of an unknown id or key: a name that comes or goes may change what is suggested instead. */
  const toldOf = { 'unknown-claim': new Set<FileName>(), 'unknown-reference': new Set<FileName>() };

  const setProblems = (file: FileName, found: Problem[]): void => {
    problemsByFile.set(file, found);
    for (const { code } of found)
      if (code === 'unknown-claim' || code === 'unknown-reference') toldOf[code].add(file);
  };
  const forgetProblems = (file: FileName): void => {
    problemsByFile.delete(file);
    for (const files of Object.values(toldOf)) files.delete(file);
  };

  const finish = (change: Change): Change => {
    for (const key of change.claims) {
      ratings.delete(key);
      const claim = claimRecord(key);
      if (claim) change.files.add(claim.file);
    }
    for (const file of change.files) forgetProblems(file);
    return change;
  };

  const replaceNote = (file: FileName, after: NoteRecord | undefined): Change => {
    const before = records.get(file);
    const difference = differenceOf(before, after);
    const change: Change = {
      claims: claimsTouchedBy(difference, difference.gone, lookups),
      files: filesTouchedBy(difference, lookups),
      citekeys: new Set(),
    };
    claimCount += (after?.claims.length ?? 0) - (before?.claims.length ?? 0);
    leftOutCount += Number(isLeftOut(after)) - Number(isLeftOut(before));
    const [cited, nowCited] = [citedKeys(before), citedKeys(after)];
    studyCount.touch(cited);
    studyCount.touch(nowCited);
    if (before) lookups.removeNote(before, cited);
    if (after) {
      records.set(file, after);
      lookups.addNote(after, nowCited);
    } else records.delete(file);
    if (!before || !after) sortedNotes = null;
    for (const key of claimsTouchedBy(difference, difference.come, lookups)) change.claims.add(key);
    for (const name of filesTouchedBy(difference, lookups)) change.files.add(name);
    if (after) for (const name of filesSharing(after, lookups)) change.files.add(name);
    if (difference.ids.size > 0) {
      lookups.closeIds.forget();
      for (const name of toldOf['unknown-claim']) change.files.add(name);
    }
    // A bibliography is told what its cited entries lack.
    for (const key of inOneOnly(cited, nowCited))
      for (const place of lookups.references.get(key)) change.files.add(place.file);
    change.files.add(file);
    return finish(change);
  };

  const replaceBibliography = (file: FileName, after: Bibliography | undefined): Change => {
    const before = bibliographies.get(file);
    const sources = (bibliography: Bibliography | undefined): Map<string, string> =>
      new Map(bibliography?.entries.map(({ citekey, source }) => [citekey, source]));
    const [old, now] = [sources(before), sources(after)];
    const citekeys = new Set([...old.keys(), ...now.keys()].filter((key) => old.get(key) !== now.get(key)));
    if (before?.strings !== after?.strings) for (const key of now.keys()) citekeys.add(key);
    if (before) lookups.removeBibliography(file, before);
    if (after) {
      bibliographies.set(file, after);
      lookups.addBibliography(file, after);
    } else bibliographies.delete(file);
    const change: Change = { claims: new Set(), files: new Set([file]), citekeys };
    for (const bibliography of [before, after])
      if (bibliography) for (const name of lookups.filesAlike(bibliography)) change.files.add(name);
    for (const key of citekeys) {
      entries.delete(key);
      for (const name of lookups.citedIn.get(key)) change.files.add(name);
      for (const place of lookups.references.get(key)) change.files.add(place.file);
      for (const claim of claimsTouched(lookups.citing.get(key), lookups)) change.claims.add(claim);
    }
    if ([...citekeys].some((key) => old.has(key) !== now.has(key))) {
      lookups.closeKeys.forget();
      for (const name of toldOf['unknown-reference']) change.files.add(name);
    }
    // Without any bibliography a note says so once; with one it names the unknown keys.
    if ((before === undefined) !== (after === undefined))
      for (const name of records.keys()) change.files.add(name);
    return finish(change);
  };

  const joined = (one: Change, other: Change): Change => {
    for (const name of ['claims', 'files', 'citekeys'] as const)
      for (const value of other[name]) one[name].add(value);
    return one;
  };

  const everything = (): Change =>
    finish({ claims: new Set(allClaims().map(keyOf)), files: new Set(records.keys()), citekeys: new Set() });

  const nothing = (): Change => ({ claims: new Set(), files: new Set(), citekeys: new Set() });
  const evidenceView = (piece: Piece) => toEvidence(piece, lookups, keyOf, isUndercut(piece.item, lookups));
  const claimView = (claim: ClaimRecord) => toClaim(claim, keyOf(claim), lookups, rubric);

  const settled = (note: Note): Note => withReferences(note, (citekey) => lookups.references.has(citekey));

  const base: EvidenceBase = {
    setNote(file: FileName, note: Note, references?: Bibliography) {
      const change = replaceNote(file, recordNote(file, note));
      if (!references && !bibliographies.has(file)) return change;
      return joined(change, replaceBibliography(file, references));
    },
    setBibliography: replaceBibliography,
    remove(file) {
      if (records.has(file)) {
        const change = replaceNote(file, undefined);
        return bibliographies.has(file) ? joined(change, replaceBibliography(file, undefined)) : change;
      }
      if (bibliographies.has(file)) return replaceBibliography(file, undefined);
      if (dataFiles.delete(file)) return finish({ ...nothing(), files: new Set([file]) });
      return file === configFile ? base.setConfig(null, defaultConfig) : nothing();
    },
    setConfig(file, next) {
      const previous = configFile;
      configFile = file;
      config = next;
      // It may have been the settings of another folder, which are known by their problems alone.
      if (file !== null) dataFiles.delete(file);
      const change = everything();
      for (const name of [previous, file]) {
        if (name === null) continue;
        change.files.add(name);
        forgetProblems(name);
      }
      return change;
    },
    setRubric(next) {
      rubric = next;
      return everything();
    },
    setAppraisalTools(tools) {
      lookups.tools = tools;
      return everything();
    },
    setDataFile(file, data) {
      dataFiles.set(file, data);
      return finish({ ...nothing(), files: new Set([file]) });
    },
    get rubric() {
      return rubric;
    },
    get config() {
      return config;
    },

    *notes() {
      for (const [file, { note }] of records) yield [file, settled(note)];
    },
    note(file) {
      const record = records.get(file);
      return record && settled(record.note);
    },
    notesNaming: (id) => [...lookups.namedIn.get(id)].sort(),
    notesCiting: (citekey) => [...lookups.citedIn.get(citekey)].sort(),
    notesOf: (citekey) => [...lookups.owners.get(citekey)].sort(),
    bibliographies: () => bibliographies.entries(),
    bibliography: (file) => bibliographies.get(file),
    dataFile: (file) => dataFiles.get(file),

    claims: () => allClaims().map(claimView),
    claimsIn: (file) => (records.get(file)?.claims ?? []).map(claimView),
    claim(key) {
      const claim = claimRecord(key);
      return claim && claimView(claim);
    },
    claimById(id) {
      const definition = lookups.definition(id);
      return definition && 'claim' in definition ? claimView(definition.claim) : undefined;
    },
    evidence: () => notesInOrder().flatMap((file) => base.evidenceIn(file)),
    evidenceIn: (file) => (records.get(file)?.items ?? []).flatMap(({ pieces }) => pieces.map(evidenceView)),
    evidenceOf(key) {
      const claim = claimRecord(key);
      return claim ? piecesOf(claim).map(evidenceView) : [];
    },
    evidenceById(id) {
      const definition = lookups.definition(id);
      const piece = definition && 'evidence' in definition ? definition.evidence.pieces[0] : undefined;
      return piece && evidenceView(piece);
    },
    undercutsOf(evidence) {
      const item = records
        .get(evidence.file)
        ?.items.find((one) => one.pieces.some(({ id }) => id === evidence.id));
      return item
        ? attackersOf(item, lookups).flatMap(({ pieces }) =>
            pieces.filter((piece) => attackedItem(piece, lookups) === item).map(evidenceView),
          )
        : [];
    },
    evidenceCiting: (citekey) => lookups.citing.get(citekey).map(evidenceView),

    studies() {
      const citekeys = new Set([...lookups.studies.names(), ...lookups.citing.names()]);
      const keys = [...citekeys].flatMap((citekey) => [...studyKeysOf(citekey, lookups)]);
      return keys.sort().map((key) => findStudy(key, lookups, config));
    },
    study(key) {
      const study = findStudy(key, lookups, config);
      return study.file !== undefined || lookups.citing.has(study.citekey) ? study : undefined;
    },
    studiesOf: (citekey) =>
      [...studyKeysOf(citekey, lookups)].sort().map((key) => findStudy(key, lookups, config)),
    references(): Reference[] {
      const names = [...lookups.references.names()].sort();
      return names.flatMap((citekey) => base.reference(citekey) ?? []);
    },
    reference(citekey) {
      const place = lookups.reference(citekey);
      return place && { citekey, file: place.file, entry: place.entry };
    },
    entry(citekey) {
      const remembered = entries.get(citekey);
      if (remembered) return remembered;
      const place = lookups.reference(citekey);
      if (!place) return undefined;
      const parsed = parseEntry(place.entry, place.bibliography);
      entries.set(citekey, parsed);
      return parsed;
    },

    ratingInput(key, leftOut) {
      const claim = claimRecord(key);
      if (!claim) return undefined;
      const pieces = piecesOf(claim);
      const all = ratingInput(claim, pieces, (piece) => isUndercut(piece.item, lookups), lookups, config);
      if (!leftOut) return all;
      const isLeftOut = leavingOut(leftOut, all, { lookups, config, rubric });
      return ratingInput(
        claim,
        pieces.filter((piece) => !isLeftOut(piece)),
        (piece) => isUndercut(piece.item, lookups, isLeftOut),
        lookups,
        config,
      );
    },
    rating(key) {
      const remembered = ratings.get(key);
      if (remembered) return remembered;
      const input = base.ratingInput(key);
      if (!input) return undefined;
      const rating = rate(input.claim, input.studies, rubric);
      ratings.set(key, rating);
      return rating;
    },

    problems(file) {
      const remembered = problemsByFile.get(file);
      if (remembered) return remembered;
      const record = records.get(file);
      const bibliography = bibliographies.get(file);
      const found = [
        ...(record
          ? noteProblems(record, {
              lookups,
              config,
              hasBibliography: bibliographies.size > 0,
              rubric,
              evidenceOf: (claim) => piecesOf(claim).length,
              ratingOf: (claim) => base.rating(keyOf(claim)),
            })
          : []),
        ...(bibliography ? bibliographyProblems(file, bibliography, lookups, base.entry) : []),
        ...(record || bibliography
          ? []
          : file === configFile
            ? config.problems
            : (dataFiles.get(file)?.problems ?? [])),
      ];
      const sorted = [...found].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
      setProblems(file, sorted);
      return sorted;
    },
    counts: () => ({
      notes: records.size - leftOutCount,
      // A note with references of its own is no bibliography.
      bibliographies: [...bibliographies.keys()].filter((file) => !records.has(file)).length,
      references: lookups.references.size,
      claims: claimCount,
      studies: studyCount.total(),
    }),
    files: () =>
      [
        ...new Set([
          ...records.keys(),
          ...bibliographies.keys(),
          ...dataFiles.keys(),
          ...(configFile === null ? [] : [configFile]),
        ]),
      ].sort(),

    at(file, offset) {
      const record = records.get(file);
      if (!record) return {};
      const { claim, piece } = innermostAt(record, offset, lookups);
      return { ...(claim && { claim: keyOf(claim) }), ...(piece && { evidence: piece.id }) };
    },
  };
  return base;
}
