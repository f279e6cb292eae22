// Property tests try other examples each time, and so find what nobody thought of. In CI they try the same ones: what
// fails there fails for the change that is checked.
import * as fc from 'fast-check';

if (process.env['CI'] !== undefined) fc.configureGlobal({ seed: 20_261_124 });
