import { useEffect, useState } from 'react';
import type { RefObject } from 'react';

/** The colours of the theme as a canvas element takes them. */
export type Colours = ReturnType<typeof readColours>;

/** Reads the theme's colours where they stand, again with every change of the theme. */
export function useColours(rootRef: RefObject<HTMLElement | null>): Colours | null {
  const [colours, setColours] = useState<Colours | null>(null);
  useEffect(() => {
    const { current: root } = rootRef;
    if (root === null) return;
    const read = (): void => setColours(readColours(root));
    read();
    const themes = new MutationObserver(read);
    themes.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    const dark = matchMedia('(prefers-color-scheme: dark)');
    dark.addEventListener('change', read);
    return () => {
      themes.disconnect();
      dark.removeEventListener('change', read);
    };
  }, [rootRef]);
  return colours;
}

/** Custom properties come back as they were written (`light-dark(…)`): only a real property resolves them. */
function readColours(root: HTMLElement) {
  const probe = document.createElement('span');
  root.append(probe);
  const read = (role: string): string => {
    probe.style.color = `var(--color-${role})`;
    return getComputedStyle(probe).color;
  };
  const colours = {
    canvas: read('canvas'),
    surface: read('surface'),
    border: read('border'),
    edge: read('edge'),
    text: read('text'),
    'text-muted': read('text-muted'),
    accent: read('accent'),
    ok: read('ok'),
    danger: read('danger'),
    warning: read('warning'),
    'tone-screen': read('tone-screen'),
    'tone-connector': read('tone-connector'),
    'tone-condition': read('tone-condition'),
    'tone-generate-jwt': read('tone-generate-jwt'),
    'tone-user': read('tone-user'),
    'tone-claims': read('tone-claims'),
    'tone-end': read('tone-end'),
  };
  probe.remove();
  return colours;
}
