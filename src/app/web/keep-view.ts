import { z } from 'zod';
import type { WebStorage } from '../../backend/storage/web-storage.ts';
import { SPEEDS } from '../../editor/store/run-slice.ts';
import type { EditorState, EditorStore } from '../../editor/store/store.ts';

const KEY = 'flowmint-view';

const viewSchema = z.object({
  theme: z.enum(['system', 'light', 'dark']),
  leftSize: z.number().min(200).max(420),
  rightSize: z.number().min(280).max(640),
  bottomSize: z.number().min(120).max(640),
  minimapOpen: z.boolean(),
  introOpen: z.boolean(),
  speed: z.union(SPEEDS.map((speed) => z.literal(speed))),
  placesKept: z
    .array(z.object({ id: z.string(), x: z.number(), y: z.number(), zoom: z.number().positive() }))
    .readonly()
    .catch([]),
});

type View = z.infer<typeof viewSchema>;
const KEYS = viewSchema.keyof().options;

/**
 * How a person set the page up (theme, sizes, speed, what part of a flow they looked at) is there again on the next visit: puts it in place and keeps what
 * changes from now on. What cannot be read, or cannot be kept, is nothing to stop for.
 */
export function keepView(store: EditorStore, storage: WebStorage): void {
  const kept = read(storage);
  if (kept !== undefined) store.setState(kept);
  let before = viewOf(store.getState());
  store.subscribe((state) => {
    const view = viewOf(state);
    if (KEYS.every((key) => view[key] === before[key])) return;
    before = view;
    try {
      storage.setItem(KEY, JSON.stringify(view));
    } catch {
      // The storage is full or switched off.
    }
  });
}

function read(storage: WebStorage): View | undefined {
  try {
    return viewSchema.safeParse(JSON.parse(storage.getItem(KEY) ?? 'null')).data;
  } catch {
    return undefined;
  }
}

function viewOf(state: EditorState): View {
  const { theme, leftSize, rightSize, bottomSize, minimapOpen, introOpen, speed, placesKept } =
    state;
  return { theme, leftSize, rightSize, bottomSize, minimapOpen, introOpen, speed, placesKept };
}
