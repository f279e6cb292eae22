import type { SVGProps } from 'react';
import { ICONS } from './icon-table.ts';

export type IconName = keyof typeof ICONS;

/** In the order of the alphabet. */
export const ICON_NAMES: readonly IconName[] = Object.keys(ICONS).filter(isIconName);

interface IconProps extends Omit<SVGProps<SVGSVGElement>, 'name' | 'ref'> {
  /** A name that is not in the table (another tool's file may hold any) shows a box. */
  readonly name: IconName | (string & {});
  /** Pixels; 16 unless told. */
  readonly size?: number;
}

/** Decoration: the words beside it, or the label of the control around it, say what it means. */
export function Icon({ name, size = 16, ...rest }: IconProps) {
  const Glyph = isIconName(name) ? ICONS[name] : ICONS.box;
  return <Glyph size={size} strokeWidth={size <= 14 ? 2 : 1.75} aria-hidden="true" {...rest} />;
}

export function isIconName(name: string): name is IconName {
  return Object.hasOwn(ICONS, name);
}
