import { type RefObject, useLayoutEffect } from 'react';
import { type Placement, placeBeside } from './place-beside.ts';

/** What can be stood beside: an element, or a rectangle in viewport pixels (a canvas handle). */
export type Anchor = Element | DOMRect;

/**
 * Keeps a `position: fixed` element beside its anchor while it is mounted: through scrolling,
 * resizing, and changes of its own size.
 */
export function usePlacement(
  anchor: () => Anchor | null,
  floating: RefObject<HTMLElement | null>,
  placement: Placement,
): void {
  useLayoutEffect(() => {
    const element = floating.current;
    if (element === null) return;
    const place = () => {
      const beside = anchor();
      if (beside === null) return;
      const { left, top } = placeBeside(
        beside instanceof Element ? beside.getBoundingClientRect() : beside,
        element.getBoundingClientRect(),
        { width: window.innerWidth, height: window.innerHeight },
        placement,
      );
      element.style.setProperty('left', `${left}px`);
      element.style.setProperty('top', `${top}px`);
    };
    place();
    const sizes = new ResizeObserver(place);
    sizes.observe(element);
    window.addEventListener('resize', place);
    window.addEventListener('scroll', place, true);
    return () => {
      sizes.disconnect();
      window.removeEventListener('resize', place);
      window.removeEventListener('scroll', place, true);
    };
  });
}
