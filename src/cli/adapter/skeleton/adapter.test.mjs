import { describe, test } from 'node:test';
import { telephonySuite } from 'statewire/kit';
import { subject } from './subject.mjs';

telephonySuite({ describe, test }, subject, 'NAME');
