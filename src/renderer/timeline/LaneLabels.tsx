import { useStore } from 'zustand';
import type { ReactNode } from 'react';
import type { LaneKey } from '../../contract/index.ts';
import { counted, displayName, environments, factLabel, formatNumber, layers, timelineLabels } from '../../text/index.ts';
import { visibleLanes, type Layout } from './layout.ts';
import type { TimelineData } from './scene.ts';
import type { StageStore } from './stage-state.ts';
import { laneName } from './summary.ts';

/** Names and counts of the lanes on screen. They stay at the left whatever time is shown. */
export function LaneLabels({ data, by, layout, store, chosen }: {
  readonly data: TimelineData;
  readonly by: LaneKey;
  readonly layout: Layout;
  readonly store: StageStore;
  readonly chosen: number;
}): ReactNode {
  const scroll = useStore(store, (state) => state.scroll);
  const hovered = useStore(store, (state) => state.hover?.lane ?? -1);
  const boxes = visibleLanes(layout, data.lanes.lanes.length, scroll);
  const shown = boxes.filter((box) => box.y + box.height <= layout.plot.y + layout.plot.height + 1).at(-1)?.index ?? 0;
  const below = data.lanes.lanes.length - 1 - shown;
  return (
    <>
      <p className="timeline-overview-label" style={{ width: layout.labels.width }}>
        {timelineLabels.allOfTheRecord}
        <span>{counted.lane(data.lanes.lanes.length)}{below > 0 ? timelineLabels.furtherDown(formatNumber(below)) : ''}</span>
      </p>
      <div className="timeline-labels" style={{ top: layout.labels.y, width: layout.labels.width, height: layout.labels.height }}>
        <ul>
          {boxes.map(({ index, y, height }) => {
            const lane = data.lanes.lanes[index];
            if (lane === undefined) return null;
            const name = laneLabel(lane.label, lane.key, by);
            return (
              <li
                key={lane.group + lane.key}
                data-state={index === chosen ? 'chosen' : index === hovered ? 'hover' : undefined}
                style={{ top: y - layout.labels.y, height }}
                title={`${displayName(lane.key)} · ${formatNumber(lane.count)}`}
              >
                <span className="timeline-lane-name"><bdi>{displayName(name, 60)}</bdi> <span className="timeline-lane-group">{groupWord(lane.group, by)}</span></span>
                <span className="timeline-lane-count">{formatNumber(lane.count)}</span>
              </li>
            );
          })}
        </ul>
      </div>
    </>
  );
}

function laneLabel(label: string, key: string, by: LaneKey): string {
  const words: Readonly<Record<string, string>> = layers;
  return by === 'layer' ? words[key] ?? label : laneName(label, by);
}

/** What the lane is, where its group says more than its name: a person among agents, a system's environment. */
function groupWord(group: string, by: LaneKey): string {
  const words: Readonly<Record<string, string>> = environments;
  if (by === 'system') return words[group] ?? '';
  return (by === 'agent' || by === 'actor') && group !== 'agent' ? factLabel(group) : '';
}
