import type { Outcome } from '../../verifying/report.ts';

const PATHS: Readonly<Record<Outcome, string>> = {
  passed: 'M5 10.5l3.5 3.5L15.5 6.5',
  failed: 'M6 6l8 8M14 6l-8 8',
  unknown: 'M7.2 7.4a2.9 2.9 0 115 2.1c-1 .8-2.2 1.3-2.2 2.8M10 15.4v.2',
  skipped: 'M6 10h8',
};

/** The sign of an outcome: a shape and not only a colour. The word stands beside it, so that readers pass over the sign. */
export const Mark = ({ outcome }: { outcome: Outcome }) => (
  <svg class="mark" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
    <circle cx="10" cy="10" r="9" fill="none" stroke="currentColor" stroke-width="1.5" />
    <path
      d={PATHS[outcome]}
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      stroke-linecap="round"
      stroke-linejoin="round"
    />
  </svg>
);
