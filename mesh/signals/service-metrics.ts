import { accountMetrics } from '../../src/accounts/metrics.ts';
import { orderMetrics } from '../../src/orders/metrics.ts';
import { paymentMetrics } from '../../src/payments/metrics.ts';
import { type LabelRule, type Metric, runtimeMetrics } from '../../src/runtime/telemetry/metrics.ts';

/** All that services count, by whose it is. */
export const serviceMetrics: Readonly<Record<string, readonly Metric[]>> = {
  'every service': Object.values(runtimeMetrics),
  orders: Object.values(orderMetrics),
  payments: Object.values(paymentMetrics),
  accounts: Object.values(accountMetrics),
};

const BEGIN = '<!-- metrics of services: written by make proto -->';
const END = '<!-- end of the metrics of services -->';

/** The page with the table anew. */
export function withServiceMetrics(page: string): string {
  const [begin, end] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error('There is no place for the metrics of services in the page.');
  return `${page.slice(0, begin + BEGIN.length)}\n${renderTable()}\n${page.slice(end)}`;
}

function renderTable(): string {
  const rows = Object.entries(serviceMetrics).flatMap(([of, metrics]) =>
    metrics.map(
      ({ name, type, help, values }) =>
        `| \`${name}\` | ${type} | ${of} | ${help} | ${Object.entries(values).map(label).join('<br>')} |`,
    ),
  );
  return ['| name | type | of | what | labels |', '|---|---|---|---|---|', ...rows].join('\n');
}

function label([name, values]: [string, readonly string[] | LabelRule]): string {
  const said =
    'from' in values ? `${values.from}; at most ${values.most}, then \`other\`` : values.join(', ');
  return `\`${name}\`: ${said}`;
}
