/**
 * The key under which a screen remembers that it was left because what it polls for was done elsewhere: whoever sent a
 * link knows by it that the link was opened, and that nobody asks for another one. Any other button forgets it.
 */
export const POLLED = 'polled';
