/** Names of the commands, as package.json contributes them; a test holds the two together. */
export const openEvidence = 'corroborate.openEvidence';
export const searchClaims = 'corroborate.searchClaims';
export const exportBibliography = 'corroborate.exportBibliography';
/** From the menu of a view, of what is then asked for: the editor hands over what has the focus, which is not what is selected. */
export const exportFromView = 'corroborate.exportFromView';
export const showClaimMap = 'corroborate.showClaimMap';
export const showInClaimMap = 'corroborate.showInClaimMap';
/** By a claim's key, from the line above it. */
export const showClaim = 'corroborate.showClaim';
export const refresh = 'corroborate.refresh';
export const restartServer = 'corroborate.restartServer';
export const openSample = 'corroborate.openSample';
export const createNote = 'corroborate.createNote';
export const citeClaim = 'corroborate.citeClaim';
/** Of a node of a tree, else of what stands at the cursor. */
export const copyCitationKey = 'corroborate.copyCitationKey';
export const copyFormattedCitation = 'corroborate.copyFormattedCitation';
export const addReference = 'corroborate.addReference';
export const runQuery = 'corroborate.runQuery';
/** By the text of an evidence block, from the line above it. */
export const openAnswer = 'corroborate.openAnswer';
export const refreshAnswers = 'corroborate.refreshAnswers';
export const freezeAnswer = 'corroborate.freezeAnswer';
/** Of a query of the Queries view. */
export const addQuery = 'corroborate.addQuery';
export const changeQuery = 'corroborate.changeQuery';
export const renameQuery = 'corroborate.renameQuery';
export const deleteQuery = 'corroborate.deleteQuery';
export const forgetQuery = 'corroborate.forgetQuery';
export const showQueryInMap = 'corroborate.showQueryInMap';
export const exportQuery = 'corroborate.exportQuery';
export const queryTable = 'corroborate.queryTable';
export const queryNote = 'corroborate.queryNote';
export const copyAnswer = 'corroborate.copyAnswer';
export const newLiteratureNote = 'corroborate.newLiteratureNote';
export const markAsClaim = 'corroborate.markAsClaim';
/** For the claim of a node, else one that is picked. */
export const addEvidence = 'corroborate.addEvidence';
export const moveClaim = 'corroborate.moveClaim';
export const cite = 'corroborate.cite';
export const openSource = 'corroborate.openSource';
export const nextUnresolved = 'corroborate.nextUnresolved';
export const previousUnresolved = 'corroborate.previousUnresolved';
/** By a claim's key, from the line above it. */
export const peekEvidence = 'corroborate.peekEvidence';
export const learn = 'corroborate.learn';
export const showStatus = 'corroborate.showStatus';
export const showLog = 'corroborate.showLog';
/** One for each way to group the Claims tree: `corroborate.groupBy.topic` … */
export const groupBy = 'corroborate.groupBy';

export const claimsView = 'corroborate.claims';
export const studiesView = 'corroborate.studies';
export const queriesView = 'corroborate.queries';
export const claimMapView = 'corroborate.claimMap';
export const container = 'corroborate';
