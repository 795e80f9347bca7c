import type { VNode } from 'preact';

/** Line icons of 16 units, drawn in the text's colour. Decorative: a word or a label stands beside each. */
const paths = {
  search: 'M6.8 2.8a4 4 0 1 1 0 8a4 4 0 0 1 0-8ZM9.8 9.8l3.6 3.6',
  clear: 'M4.5 4.5l7 7M11.5 4.5l-7 7',
  follow:
    'M8 3.6a4.4 4.4 0 1 1 0 8.8a4.4 4.4 0 0 1 0-8.8ZM8 1.2v3.2M8 11.600v3.200M1.200 8h3.200M11.600 8h3.200M8 7.700v.6',
  legend:
    'M8 2.200a5.800 5.800 0 1 1 0 11.600a5.800 5.800 0 0 1 0-11.600ZM6.300 6.500c0-2.300 3.500-2.200 3.400-.1c0 1.300-1.700 1.300-1.700 2.700M8 11.200v.3',
  open: 'M5.500 6l2.500 0M4 2.500h5l3 3v8h-8zM9 2.500v3h3M6 8.500h4M6 11h3',
  quote: 'M3.500 8.500h3v3h-3v-4c0-2 .8-3 2.500-3.200M9.500 8.500h3v3h-3v-4c0-2 .8-3 2.500-3.200',
  exported: 'M8 9.800v-7.500M5.300 5l2.700-2.700l2.700 2.700M3.500 9v4.300h9v-4.300',
  down: 'M4.300 6.300l3.700 3.700l3.700-3.700',
  right: 'M6.300 4.300l3.700 3.700l-3.700 3.700',
} as const;

export function Icon({ name, size = 14 }: { name: keyof typeof paths; size?: number }): VNode {
  return (
    <svg
      class="icon"
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      stroke-width="1.15"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={paths[name]} />
    </svg>
  );
}
