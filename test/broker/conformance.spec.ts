// What every broker has to keep, whichever carries the events.
import { describe } from 'node:test';
import { closing } from './closing.ts';
import { deaths } from './deaths.ts';
import { deliveries } from './deliveries.ts';
import { failures } from './failures.ts';
import { kinds } from './labs.ts';
import { openStand } from './stand.ts';
import { strangers } from './strangers.ts';

for (const kind of kinds) {
  describe(kind.name, { skip: kind.missing ?? false }, () => {
    const promise = openStand(kind);
    deliveries(promise);
    failures(promise);
    deaths(promise);
    closing(promise);
    strangers(promise);
  });
}
