/** A sentence in which something stands between asterisks, such as the way through a flow. */
export function Emphasised({ children }: { readonly children: string }) {
  return children
    .split(/\*([^*]+)\*/)
    .map((part, i) => (i % 2 === 0 ? part : <em key={i}>{part}</em>));
}
