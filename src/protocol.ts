/**
 * What extension, language server and Claim Map say to each other beyond the Language Server Protocol. Typed once, imported by all three;
 * only plain JSON. Views ask for what they show: the base itself never leaves the server.
 */
export * from './protocol/places.js';
export * from './protocol/claims.js';
export * from './protocol/status.js';
export * from './protocol/search.js';
export * from './protocol/bibliography.js';
export * from './protocol/queries.js';
export * from './protocol/writing.js';
export * from './protocol/noteView.js';
export * from './protocol/requests.js';
export * from './protocol/panel.js';
