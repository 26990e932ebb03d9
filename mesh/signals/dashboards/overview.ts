import { callMetrics } from '../call-metrics.ts';
import { recorded } from '../recorded.ts';
import { serviceLevels } from '../service-levels.ts';
import { chosen, type Dashboard, quantileBy, rateBy } from './dashboard.ts';

const { requests, duration, errors, faults } = recorded;

/** Rate, errors and duration of all calls, as clients and as services see them. */
export function overview(): Dashboard {
  const ofClients = `reporter="gateway",destination=~"${chosen}"`;
  const ofServices = `reporter="inbound",destination=~"${chosen}"`;
  return {
    name: 'overview',
    title: 'Overview',
    byService: true,
    panels: [
      {
        title: 'Calls',
        unit: 'reqps',
        queries: [{ expr: serviceLevels.callRate, legend: '{{workload}}' }],
      },
      {
        title: 'Failed by the server, as a share of what is promised (1 uses up all of it)',
        unit: 'short',
        queries: [
          {
            expr: `${serviceLevels.failed('1h')} / on (workload) group_left () ${serviceLevels.failedBudget}`,
            legend: '{{workload}}',
          },
        ],
      },
      {
        title: 'Answered within',
        unit: 's',
        queries: [99, 50].map((percent) => ({
          expr: serviceLevels.latency(percent),
          legend: `{{workload}}, ${percent} of 100`,
        })),
      },
      {
        title: 'Alerts',
        unit: 'short',
        nothing: 'No alert fires.',
        queries: [
          {
            expr: 'count by (alertname, severity, workload) (ALERTS{alertstate="firing"})',
            legend: '{{alertname}} {{workload}} ({{severity}})',
          },
        ],
      },
      {
        title: 'Calls of clients, by method',
        unit: 'reqps',
        queries: [
          { expr: rateBy('method, path', `${requests}{${ofClients}}`), legend: '{{method}} {{path}}' },
        ],
      },
      {
        title: 'Answered within (99 of 100), by method',
        unit: 's',
        queries: [
          {
            expr: quantileBy(0.99, 'method, path', `${duration}_bucket{${ofClients}}`),
            legend: '{{method}} {{path}}',
          },
        ],
      },
      {
        title: 'Calls of clients that did not succeed, by kind',
        unit: 'reqps',
        nothing: 'All succeeded.',
        queries: [{ expr: rateBy('type', `${errors}{${ofClients}}`), legend: '{{type}}' }],
      },
      {
        title: 'Failed by the server, by method',
        unit: 'reqps',
        nothing: 'None failed.',
        queries: [{ expr: rateBy('rpc', `${faults}{${ofServices}}`), legend: '{{rpc}}' }],
      },
      {
        title: 'Calls, by version',
        unit: 'reqps',
        queries: [
          {
            expr: rateBy('destination, version', `${requests}{${ofServices}}`),
            legend: '{{destination}} {{version}}',
          },
        ],
      },
      {
        title: 'Answered within (99 of 100), by version',
        unit: 's',
        queries: [
          {
            expr: quantileBy(0.99, 'destination, version', `${duration}_bucket{${ofServices}}`),
            legend: '{{destination}} {{version}}',
          },
        ],
      },
      {
        title: 'Who calls whom',
        unit: 'reqps',
        queries: [
          {
            expr: rateBy('source, destination', `${callMetrics.requests}{${ofServices}}`),
            legend: '{{source}} to {{destination}}',
          },
        ],
      },
      {
        title: 'Copies that are measured',
        unit: 'short',
        queries: [
          {
            expr: 'count by (workload, version) (up{workload!=""} == 1)',
            legend: '{{workload}} {{version}}',
          },
        ],
      },
    ],
  };
}
