import { Fragment } from 'react';

/** A message as `core` and `analysis` write it: `*so*` is emphasised. */
export function Emphasised({ text }: { readonly text: string }) {
  return text
    .split(/\*([^*]+)\*/)
    .map((part, i) =>
      i % 2 === 0 ? <Fragment key={i}>{part}</Fragment> : <em key={i}>{part}</em>,
    );
}
