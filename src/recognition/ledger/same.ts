import type { Evidence, Learning } from '../evidence/evidence.ts';
import type { LearnedCopy } from './learned.ts';

/** All copies of one and the same learning. */
export interface LearningClass {
  readonly id: string;
  readonly keys: readonly string[];
  readonly copies: readonly LearnedCopy[];
}

export interface SameLearning {
  /** Sorted by id. */
  readonly classes: readonly LearningClass[];
  nodeOf(learningId: string): string | null;
  /** The class a name belongs to. */
  nodeOfKey(key: string): string | null;
}

interface Place {
  readonly evidence: string;
  readonly learning: Learning;
  readonly whole: Place | null;
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function placesOf(evidence: readonly Evidence[]): Place[] {
  const places: Place[] = [];
  for (const { id, learnings } of evidence) {
    const open: Place[] = learnings.map((learning) => ({ evidence: id, learning, whole: null }));
    for (let place = open.pop(); place !== undefined; place = open.pop()) {
      places.push(place);
      for (const part of place.learning.parts) open.push({ evidence: id, learning: part, whole: place });
    }
  }
  return places;
}

/** The best copy is the one whose figure counts. */
const better = (a: LearnedCopy, b: LearnedCopy): number =>
  (b.learning.ects ?? -1) - (a.learning.ects ?? -1) ||
  Number(b.learning.eqf !== null) - Number(a.learning.eqf !== null) ||
  byText(a.learning.id, b.learning.id) ||
  byText(a.evidence, b.evidence) ||
  byText(a.learning.path, b.learning.path);

/**
 * Which pieces of learning, parts included, are one and the same: those that share a name (`Learning.keys`), directly or
 * through others that share one with both. Titles and credits say nothing about it.
 */
export function sameLearning(evidence: readonly Evidence[]): SameLearning {
  const leader = new Map<string, string>();
  const find = (key: string): string => {
    let at = key;
    for (let up = leader.get(at); up !== undefined && up !== at; up = leader.get(at)) at = up;
    for (let step = key; step !== at; ) {
      const next = leader.get(step) ?? at;
      leader.set(step, at);
      step = next;
    }
    return at;
  };
  // An id is a name as well, whether or not the keys repeat it.
  const ownKey = ({ id }: Learning) => `id ${id}`;
  const places = placesOf(evidence);
  for (const { learning } of places)
    for (const key of [ownKey(learning), ...learning.keys]) {
      if (!leader.has(key)) leader.set(key, key);
      leader.set(find(key), find(ownKey(learning)));
    }

  const gathered = new Map<string, Place[]>();
  for (const place of places) {
    const root = find(ownKey(place.learning));
    const there = gathered.get(root);
    if (there) there.push(place);
    else gathered.set(root, [place]);
  }
  const ids = new Map(
    [...gathered].map(([root, members]) => [root, members.map(({ learning }) => learning.id).sort(byText)[0] ?? '']),
  );
  const idOf = (learning: Learning): string => ids.get(find(ownKey(learning))) ?? '';
  const classes = [...gathered]
    .map(([root, members]): LearningClass => {
      const keys = new Set(members.flatMap(({ learning }) => [ownKey(learning), ...learning.keys]));
      return {
        id: ids.get(root) ?? '',
        keys: [...keys].sort(byText),
        copies: members
          .map((place) => ({
            evidence: place.evidence,
            learning: place.learning,
            within: place.whole && idOf(place.whole.learning),
          }))
          .sort(better),
      };
    })
    .sort((a, b) => byText(a.id, b.id));
  const nodeOfKey = (key: string): string | null => (leader.has(key) ? (ids.get(find(key)) ?? null) : null);
  return { classes, nodeOfKey, nodeOf: (learningId) => nodeOfKey(`id ${learningId}`) };
}
