import type { VNode } from 'preact';
import type { ClaimDetail, ClaimSummary } from '../protocol.js';
import { capital, concernWords } from './words.js';

interface OwnRatingProps {
  claim: ClaimSummary;
  cerqual: ClaimDetail['cerqual'];
}

/** The reviewer's own rating beside the suggested one, and the concerns that the reviewer recorded. Nothing is computed from them. */
export function OwnRating({ claim: { own, strength }, cerqual }: OwnRatingProps): VNode | null {
  if (!own && cerqual.length === 0) return null;
  const agrees = own?.strength === strength.level;
  return (
    <div class="own-rating">
      {own && (
        <p>
          Yours: <b>{own.label}</b>
          {agrees ? ', as suggested' : `, where ${strength.label.toLowerCase()} is suggested`}.{' '}
          {own.because === null ? 'It gives no reason.' : `Because “${own.because}”`}
        </p>
      )}
      {cerqual.length > 0 && (
        <dl aria-label="GRADE-CERQual">
          {cerqual.map(({ component, concern }) => (
            <div key={component}>
              <dt>{capital(component)}</dt>
              <dd>{concernWords(concern)}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}
