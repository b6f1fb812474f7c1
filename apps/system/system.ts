import { mkdirSync } from 'node:fs';
import { EventStore } from '@almoner/eventstore/client';
import { type Clock, Commands, Facts, frozenClock, systemClock } from '@almoner/eventstore/commands';
import { EmbeddedEventStore } from '@almoner/eventstore/embedded';
