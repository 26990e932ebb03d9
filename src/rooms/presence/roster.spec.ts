import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import pb from '../../../gen/plaza/rooms/v1/rooms_pb.js';
import { nextRoster, presenceFrame, type Roster } from './roster.ts';

const told = (known: Roster | undefined, now: Roster) => {
  const frame = presenceFrame(known, now);
  if (!frame) return undefined;
  const { joinedList, leftList, members } = pb.ChatResponse.deserializeBinary(frame)
    .getPresence()!
    .toObject();
  return [joinedList.join(''), leftList.join(''), members];
};

describe('a roster', () => {
  const first = nextRoster(undefined, ['a', 'b']);
  const second = nextRoster(first, ['b', 'c']);
  const third = nextRoster(second, ['a', 'b', 'c', 'd']);

  it('tells everybody at first, then who came and went', () => {
    assert.deepEqual(told(undefined, second), ['bc', '', 2]);
    assert.deepEqual(told(first, second), ['c', 'a', 2]);
    assert.deepEqual(told(second, third), ['ad', '', 4]);
  });

  it('tells who did not read for a while what is different now', () => {
    assert.deepEqual(told(first, third), ['cd', '', 4]);
    assert.equal(told(first, nextRoster(second, ['a', 'b'])), undefined);
  });

  it('tells nothing when nobody came or went', () => {
    assert.equal(nextRoster(first, ['b', 'a']), first);
    assert.equal(told(first, first), undefined);
  });

  it('is encoded once for all who are told the same', () => {
    assert.equal(presenceFrame(undefined, third), presenceFrame(undefined, third));
    assert.equal(presenceFrame(second, third), presenceFrame(second, third));
  });
});
