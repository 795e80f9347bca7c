import type { VNode } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Disclosed } from './disclosed.js';

interface PaperSentenceProps {
  id: string;
  words: string;
  disclosed: Disclosed;
}

/** The rating as a sentence for a paper, with its citations, to be copied. */
export function PaperSentence({ id, words, disclosed }: PaperSentenceProps): VNode {
  const isOpen = disclosed.has('paper');
  const [copied, setCopied] = useState(false);
  const shown = useRef<HTMLParagraphElement>(null);
  const copy = (): void => {
    void write(words).then((done) => {
      setCopied(done);
      // Where the clipboard is closed to us, the reader has the words selected.
      if (!done && shown.current) window.getSelection()?.selectAllChildren(shown.current);
    });
  };
  return (
    <>
      <button
        type="button"
        class="link"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => disclosed.toggle('paper')}
      >
        For a paper
      </button>
      {isOpen && (
        <div class="paper" id={id}>
          <p ref={shown}>{words}</p>
          <button type="button" class="link" onClick={copy}>
            {copied ? 'Copied' : 'Copy'}
          </button>
        </div>
      )}
    </>
  );
}

async function write(words: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(words);
    return true;
  } catch {
    return false;
  }
}
