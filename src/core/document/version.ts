/** The document format this version writes; newer ones open read-only. */
export const FLOW_FORMAT = 'flowmint/flow';
export const FLOW_VERSION = 1;
