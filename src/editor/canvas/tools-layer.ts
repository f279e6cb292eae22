import { createContext } from 'react';

/**
 * The layer over the cards that edges put their buttons in. It comes after the cards in the page, so that the Tab key
 * meets steps before the edges between them.
 */
export const ToolsLayer = createContext<HTMLElement | null>(null);
