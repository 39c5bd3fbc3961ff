// Days and times of day.
import { date as format } from '../i18n.js';
import { field } from './field.js';

const timed = (kind, label, options, inputType, style) => field(kind, label, options, { inputType, temporal: true, text: value => (value ? format(value, style) : '') });

export const date = (label, options) => timed('date', label, options, 'date', { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
export const time = (label, options) => timed('time', label, options, 'time', { hour: 'numeric', minute: '2-digit' });
export const dateTime = (label, options) => timed('dateTime', label, options, 'datetime-local', { day: 'numeric', month: 'short', year: 'numeric', hour: 'numeric', minute: '2-digit' });
