import type { Definition } from './ast.ts';
import { parseDefinitions } from './parser.ts';

/** What is shortest said in jq. Names that begin with an underscore are functions of ours. */
const SOURCE = `
def sort_by(f): _sort_by(map([f]));
def group_by(f): _group_by(map([f]));
def unique_by(f): _unique_by(map([f]));
def min_by(f): _min_by(map([f]));
def max_by(f): _max_by(map([f]));
def add(f): reduce f as $x (null; . + $x);
def recurse(f; cond): recurse(f | select(cond));
def with_entries(f): to_entries | map(f) | from_entries;
def from_entries: map({(.key // .Key // .name // .Name):
  (if has("value") then .value else .Value end)}) | add // {};
def paths: path(recurse) | select(length > 0);
def paths(f): path(recurse | select(f)) | select(length > 0);
def leaf_paths: paths(scalars);
def pick(f): . as $in | reduce path(f) as $p (null; setpath($p; $in | getpath($p)));
def arrays: select(type == "array");
def objects: select(type == "object");
def iterables: select(type | . == "array" or . == "object");
def booleans: select(type == "boolean");
def numbers: select(type == "number");
def normals: select(isnormal);
def finites: select(isfinite);
def strings: select(type == "string");
def nulls: select(. == null);
def values: select(. != null);
def scalars: select(type | . != "array" and . != "object");
def nth($n; f): if $n < 0 then error("nth doesn't support negative indices") else first(skip($n; f)) end;
def all(f; cond): isempty(f | cond and empty);
def any(f; cond): isempty(f | cond or empty) | not;
def all(f): all(.[]; f);
def any(f): any(.[]; f);
def all: all(.[]; .);
def any: any(.[]; .);
def in(f): . as $x | f | has($x);
def inside(f): . as $x | f | contains($x);
def isvalid(f): try (f | true) catch false;
def combinations: if length == 0 then [] else
  .[0][] as $x | (.[1:] | combinations) as $y | [$x] + $y end;
def combinations(n): . as $in | [range(n) | $in] | combinations;
def transpose: [range(0; map(length) | max // 0) as $i | [.[][$i]]];
def todate: strftime("%Y-%m-%dT%H:%M:%SZ");
def fromdate: strptime("%Y-%m-%dT%H:%M:%SZ") | mktime;
def todateiso8601: todate;
def fromdateiso8601: fromdate;
def date: todate;
def dateadd(u; n): . + n;
def datesub(u; n): . - n;
def match(re; flags): _match(re; flags; false) | .[];
def match($v): ($v | _pattern) as [$re, $flags] | match($re; $flags);
def test(re; flags): _match(re; flags; true);
def test($v): ($v | _pattern) as [$re, $flags] | test($re; $flags);
def capture(re; flags): match(re; flags) | [.captures[] | select(.name != null) | {(.name): .string}] | add // {};
def capture($v): ($v | _pattern) as [$re, $flags] | capture($re; $flags);
def scan($re; $flags): match($re; "g" + $flags)
  | if .captures | length > 0 then [.captures[].string] else .string end;
def scan($re): scan($re; null);
def splits($re; $flags): split($re; $flags) | .[];
def splits($re): splits($re; null);
def split($re; $flags): . as $in | [match($re; "g" + $flags) | [.offset, .length]] as $gaps
  | [foreach ($gaps[], null) as [$at, $size] ([0, null, null]; [$at + $size, .[0], $at]; $in[.[1]:.[2]])];
def sub($re; f; $flags): . as $in
  | (reduce match($re; $flags) as $m ({made: [], at: 0};
      $in[.at:$m.offset] as $gap
      | [reduce ($m.captures[] | select(.name != null)) as $c ({}; . + {($c.name): $c.string}) | f] as $new
      | reduce range(0; $new | length) as $i (.; .made[$i] += $gap + $new[$i])
      | .at = $m.offset + $m.length)
    | .made[] + $in[.at:]) // $in;
def sub($re; f): sub($re; f; "");
def gsub($re; f; $flags): sub($re; f; $flags + "g");
def gsub($re; f): sub($re; f; "g");
def tostream: path(def r: (.[]? | r), .; r) as $p | getpath($p) | reduce path(.[]?) as $q ([$p, .]; [$p + $q]);
def fromstream(f): {x: null, e: false} as $new
  | foreach f as $i ($new;
      if .e then $new else . end
      | if $i | length == 2
        then setpath(["e"]; $i[0] | length == 0) | setpath(["x"] + $i[0]; $i[1])
        else setpath(["e"]; $i[0] | length == 1) end;
      if .e then .x else empty end);
def truncate_stream(f): . as $n | null | f
  | . as $in | if (.[0] | length) > $n then setpath([0]; $in[0][$n:]) else empty end;
def INDEX(f; key): reduce f as $row ({}; .[$row | key | tostring] = $row);
def INDEX(key): INDEX(.[]; key);
def JOIN($idx; key): [.[] | [., $idx[key]]];
def JOIN($idx; f; key): f | [., $idx[key]];
def JOIN($idx; f; key; join): f | [., $idx[key]] | join;
def IN(f): any(f == .; .);
def IN(f; g): any(f == g; .);
`;

let definitions: ReadonlyMap<string, Definition> | null = null;

/** A builtin that is written in jq, by name and number of arguments. Parsed when first asked for. */
export function libraryDefinition(key: string): Definition | undefined {
  definitions ??= new Map(
    parseDefinitions(SOURCE).map((def) => [`${def.name}/${def.params.length}`, def]),
  );
  return definitions.get(key);
}
