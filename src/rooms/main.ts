import { runService } from '../runtime/lifecycle.ts';
import { createApp } from './app.ts';
import { readConfig } from './config.ts';

await runService({ service: 'rooms', readConfig, createApp });
