/** How a step from the palette is named while it is dragged. Its data is the palette item's id. */
export const STEP_DRAG = 'application/x-flowmint-step';
