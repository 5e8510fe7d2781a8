import { useId, type KeyboardEvent, type ReactNode } from 'react';
import type { ChainPictureDto, ChainStreamDto, StreamSummary } from '../../contract/index.ts';
import { chainScreen, formatNumber } from '../../text/index.ts';
import type { Selection } from '../app/navigation.ts';
import { MarkShape } from './MarkShape.tsx';
import { nextEvent, rowAt, stripPlaces, xOfRow, xOfSize, type StripPlace } from './strip.ts';

const t = () => chainScreen.strip;
const TOP = 30;
const BAR = 22;
const HEIGHT = 84;
/** Room for the events that are not here. */
const CUT = 28;

interface Selected { readonly id: string; readonly row: number; readonly seq: number }

/**
 * The log from its first event to its last. The bar is the log; what does not hold stands in it as a stroke at its own
 * pixel, what was found stands above it, and heads below. The strip is a slider over events; marks are buttons.
 */
export function Strip({ picture, stream, dto, width, selected, select, selectRow }: {
  readonly picture: ChainPictureDto;
  readonly stream: StreamSummary;
  readonly dto: ChainStreamDto | null;
  readonly width: number;
  readonly selected: Selected | null;
  readonly select: (selection: Selection) => void;
  /** Selects the event at a row, by the row that is selected or on its way. */
  readonly selectRow: (to: (now: number | null) => number) => void;
}): ReactNode {
  const hatch = useId();
  const { rows } = picture;
  const last = rows.first + rows.count - 1;
  const move = (event: KeyboardEvent): void => {
    const page = Math.max(1, Math.round(rows.count / 50));
    const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1, PageDown: page, PageUp: -page, Home: -rows.count, End: rows.count };
    const step = steps[event.key];
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    selectRow((now) => Math.min(last, Math.max(rows.first, (now ?? rows.first - 1) + step)));
  };
  const before = (dto?.previous?.size ?? stream.firstSeq) + missing(stream);
  // What was signed for and is not here: the bar ends before the picture does.
  const cut = stream.gaps.some((gap) => gap.before === null) || (stream.checkpoint !== null && stream.checkpoint.size > before + stream.count);
  const width1 = Math.max(1, width - (cut ? CUT : 0));
  const places = stripPlaces(picture, width1);
  return (
    <div className="strip" style={{ height: HEIGHT }}>
      <div
        className="strip-slider"
        role="slider"
        tabIndex={0}
        aria-label={t().place}
        aria-valuemin={stream.firstSeq}
        aria-valuemax={stream.lastSeq}
        aria-valuenow={selected?.seq ?? stream.firstSeq}
        aria-valuetext={selected === null ? t().nowhere : t().at(selected.seq)}
        onKeyDown={move}
        onClick={(event) => {
          const x = event.clientX - event.currentTarget.getBoundingClientRect().left;
          selectRow(() => rowAt(x, rows, width1));
        }}
      >
        <svg width={Math.max(1, width)} height={HEIGHT} aria-hidden="true" focusable="false">
          <defs>
            <pattern id={hatch} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path className="strip-hatch" d="M0 0v5" /></pattern>
          </defs>
          <rect className="strip-log" x="0" y={TOP} width={width1} height={BAR} rx="2" />
          {picture.damaged.map((each) => <rect key={each.column} className="strip-damaged" x={xOfRow(each.firstRow, rows, width1) - 1} y={TOP} width="2" height={BAR} />)}
          {places.map((place) => <PlaceLine key={place.x} place={place} hatch={hatch} />)}
          {cut && <><rect className="strip-gap" x={width1 + 2} y={TOP} width={CUT - 3} height={BAR} /><rect x={width1 + 2} y={TOP} width={CUT - 3} height={BAR} fill={`url(#${hatch})`} /></>}
          {heads(stream, dto, picture, before, width1, Math.max(1, width)).map((head) => (
            <g key={head.id} className="strip-head">
              <path d={`M${head.x} ${TOP + BAR}v10`} />
              <text x={anchored(head.x, width)} y={HEIGHT - 8} textAnchor={anchor(head.x, width)}>{head.label}</text>
            </g>
          ))}
          {selected !== null && <path className="strip-selected" d={`M${xOfRow(selected.row, rows, width1)} ${TOP - 4}v${BAR + 8}`} />}
        </svg>
      </div>
      {places.map((place) => (
        <button
          key={place.x}
          type="button"
          className="strip-mark"
          style={{ insetInlineStart: Math.min(Math.max(0, place.x - 12), Math.max(0, width - 24)) }}
          aria-pressed={place.events.some((each) => each.event === selected?.id)}
          aria-label={label(place)}
          title={label(place)}
          onClick={() => {
            const id = nextEvent(place, selected?.id ?? null);
            if (id !== null) select({ kind: 'event', id });
          }}
        >
          <MarkShape mark={place.marks[0] ?? 'changed'} />
        </button>
      ))}
      <p className="sr-only">{t().summary(stream.count, places.length === 0 ? t().clean : places.map(label).slice(0, 12).join('. '))}</p>
    </div>
  );
}

/** Where links end, the bar is cut; where events are missing, the cut is hatched; a second history leaves the bar. */
function PlaceLine({ place, hatch }: { readonly place: StripPlace; readonly hatch: string }): ReactNode {
  const { x } = place;
  return (
    <>
      {place.marks.includes('broken') && <path className="strip-cut" d={`M${x - 4} ${TOP + BAR + 2}l5 -${BAR + 4}M${x} ${TOP + BAR + 2}l5 -${BAR + 4}`} />}
      {place.marks.includes('gap') && <><rect className="strip-gap" x={x - 5} y={TOP} width="10" height={BAR} /><rect x={x - 5} y={TOP} width="10" height={BAR} fill={`url(#${hatch})`} /></>}
      {place.marks.includes('fork') && <path className="strip-fork" d={`M${x} ${TOP + 2}l14 -7h22`} />}
    </>
  );
}

function label(place: StripPlace): string {
  return t().mark(place.count, place.marks.map((mark) => chainScreen.marks[mark]).join(', '), place.events[0]?.event ?? '');
}

interface Head { readonly id: string; readonly x: number; readonly label: string }

/** Events that are known to be missing in front of one that is here. */
const missing = (stream: StreamSummary): number => stream.gaps.filter((gap) => gap.before !== null).reduce((sum, gap) => sum + gap.to - gap.from + 1, 0);

/** `width` is the bar's, `whole` the picture's. */
function heads(stream: StreamSummary, dto: ChainStreamDto | null, { rows }: ChainPictureDto, before: number, width: number, whole: number): readonly Head[] {
  const start: Head = { id: 'start', x: 0, label: `${stream.firstSeq === 0 ? t().start : t().continues}, ${formatNumber(stream.firstSeq)}` };
  const at = (id: string, size: number, word: string): Head => {
    const { x, beyond } = xOfSize(size, before, rows, width);
    return { id, x: beyond ? whole - 1 : x, label: `${word}, ${formatNumber(size)}${beyond ? ` (${t().beyond})` : ''}` };
  };
  const list = [start, ...(dto?.seen ? [at('seen', dto.seen.size, t().seen)] : []), ...(stream.checkpoint === null ? [] : [at('checkpoint', stream.checkpoint.size, t().checkpoint)])];
  // Two heads at one place are named once: the signed one says more.
  return list.filter((head, index) => !list.some((other, place) => place > index && Math.abs(other.x - head.x) < 160));
}

const anchor = (x: number, width: number): 'start' | 'middle' | 'end' => (x < 80 ? 'start' : x > width - 80 ? 'end' : 'middle');
const anchored = (x: number, width: number): number => Math.min(width - 1, Math.max(1, x));
