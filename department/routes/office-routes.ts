import type { FastifyInstance } from 'fastify';
import { ANYONE, OFFICE } from '../../shared/domain/staff/role.ts';
import { writeCsv } from '../../shared/domain/echange/write-csv.ts';
import { ok } from '../../shared/kernel/result.ts';
import { declaredFiguresSchema } from '../../shared/sync/pilotage-api.ts';
import { doneSchema } from '../../shared/sync/administration-api.ts';
import {
  budgetRequestSchema,
  budgetsAnswerSchema,
  communesAnswerSchema,
  communesQuerySchema,
  declareRequestSchema,
  exportQuerySchema,
  mapAnswerSchema,
  officePaths as paths,
  reportQuerySchema,
  withdrawRequestSchema,
} from '../../shared/sync/office-api.ts';
import { createCommuneNames } from '../operations/commune-names.ts';
import { declareYears, withdrawYear } from '../operations/declare-years.ts';
import { drawPaper } from '../operations/draw-paper.ts';
import { toDetailSheet, toReadingSheet, toSummarySheet } from '../operations/export-figures.ts';
import { readAnnualReport } from '../operations/read-annual.ts';
import { readDeclared } from '../operations/read-declared.ts';
import { readMap } from '../operations/read-map.ts';
import { saveBudget } from '../operations/save-budget.ts';
import { writeXlsx } from '../operations/write-xlsx.ts';
import type { RouteDeps } from './route-deps.ts';
import { addStaffRoute, NOTHING } from './staff-route.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Bytes of sixty declared years. */
const DECLARED_BODY = 512 * 1024;

/** What the office enters by hand, and the files it hands over to those who pay. */
export function addOfficeRoutes(app: FastifyInstance, deps: RouteDeps): void {
  addEntries(app, deps);
  addFiles(app, deps);
  const names = createCommuneNames(deps.pagesFolder);
  addStaffRoute(app, {
    method: 'GET',
    path: paths.communes,
    access: ANYONE,
    summary: 'Le nom de communes, par code INSEE',
    query: communesQuerySchema,
    body: NOTHING,
    answer: communesAnswerSchema,
    work: async ({ query }) => {
      const known = await names();
      return ok(
        Object.fromEntries(
          query.codes.split(',').flatMap((code) => {
            const name = known[code];
            return name === undefined ? [] : [[code, name]];
          }),
        ),
      );
    },
  });
  addStaffRoute(app, {
    method: 'GET',
    path: paths.carte,
    access: ANYONE,
    summary: 'Où sont les plateformes, et le contour du département',
    query: NOTHING,
    body: NOTHING,
    answer: mapAnswerSchema,
    work: async () =>
      ok(await readMap({ network: deps.network, publications: deps.store.publications })),
  });
}

function addEntries(app: FastifyInstance, deps: RouteDeps): void {
  const { store } = deps;
  addStaffRoute(app, {
    method: 'GET',
    path: paths.declares,
    access: ANYONE,
    summary: 'Les chiffres publiés avant cet outil, tels qu’imprimés',
    query: NOTHING,
    body: NOTHING,
    answer: declaredFiguresSchema,
    work: async () => ok(readDeclared((await store.network.read()) ?? deps.network)),
  });
  addStaffRoute(app, {
    method: 'POST',
    path: paths.declares,
    access: OFFICE,
    act: {
      name: 'declare.enregistrer',
      subject: (body) => {
        const asked = declareRequestSchema.safeParse(body);
        return asked.success ? asked.data.years.map(({ year }) => year).join(', ') : null;
      },
    },
    summary: 'Enregistre des années déclarées ; une année déjà là est remplacée',
    query: NOTHING,
    body: declareRequestSchema,
    answer: doneSchema,
    bodyLimit: DECLARED_BODY,
    work: ({ body }, { login }) => declareYears(deps, body.years, login),
  });
  addStaffRoute(app, {
    method: 'POST',
    path: paths.retraitDeclare,
    access: OFFICE,
    act: {
      name: 'declare.retirer',
      subject: (body) => {
        const asked = withdrawRequestSchema.safeParse(body);
        return asked.success ? String(asked.data.year) : null;
      },
    },
    summary: 'Retire une année déclarée',
    query: NOTHING,
    body: withdrawRequestSchema,
    answer: doneSchema,
    work: ({ body }, { login }) => withdrawYear(deps, body.year, login),
  });
  addStaffRoute(app, {
    method: 'GET',
    path: paths.budgets,
    access: ANYONE,
    summary: 'Les budgets saisis, par plateforme et par année',
    query: NOTHING,
    body: NOTHING,
    answer: budgetsAnswerSchema,
    work: async () => ok({ budgets: await store.budgets.list() }),
  });
  addStaffRoute(app, {
    method: 'POST',
    path: paths.budgets,
    access: OFFICE,
    act: {
      name: 'budget.enregistrer',
      subject: (body) => {
        const asked = budgetRequestSchema.safeParse(body);
        return asked.success ? `${asked.data.site} ${asked.data.year}` : null;
      },
    },
    summary: 'Enregistre le budget d’une plateforme pour une année, ou le retire',
    query: NOTHING,
    body: budgetRequestSchema,
    answer: doneSchema,
    work: ({ body }, { login }) => saveBudget(deps, body, login),
  });
}

/** Files: the same published figures, for a spreadsheet or on paper. */
function addFiles(app: FastifyInstance, deps: RouteDeps): void {
  const { network, published } = deps;
  const names = createCommuneNames(deps.pagesFolder);

  app.get(
    paths.export,
    {
      config: {
        access: ANYONE,
        doc: {
          summary: 'Les chiffres publiés d’une période, en CSV ou en classeur',
          query: exportQuerySchema,
          answer: 'text/csv',
        },
      },
    },
    async (request, reply) => {
      const asked = exportQuerySchema.safeParse(request.query);
      if (!asked.success) return reply.refuseUnreadable();
      const { period, at, format } = asked.data;
      const read = await published.read(period, at);
      if (!read.ok) return reply.refuse(read.failure);
      const known = await names();
      const detail = toDetailSheet(read.value, (insee) => known[insee] ?? null);
      const { from } = read.value;
      const time = { jour: from, mois: from.slice(0, 7), annee: from.slice(0, 4) }[period];
      const file = `relais-${network.departement}-${time}.${format}`;
      reply.header('content-disposition', `attachment; filename="${file}"`);
      return format === 'csv'
        ? reply.type('text/csv; charset=utf-8').send(writeCsv(detail))
        : reply
            .type(XLSX)
            .send(
              Buffer.from(
                writeXlsx([toSummarySheet(read.value), detail, toReadingSheet(read.value)]),
              ),
            );
    },
  );

  app.get(
    paths.rapport,
    {
      config: {
        access: ANYONE,
        doc: {
          summary: 'Le rapport annuel pour les financeurs',
          query: reportQuerySchema,
          answer: 'application/pdf',
        },
      },
    },
    async (request, reply) => {
      const asked = reportQuerySchema.safeParse(request.query);
      if (!asked.success) return reply.refuseUnreadable();
      const paper = await readAnnualReport(deps, Number(asked.data.annee));
      if (!paper.ok) return reply.refuse(paper.failure);
      return reply
        .header('content-disposition', `attachment; filename="${paper.value.fichier}"`)
        .type('application/pdf')
        .send(Buffer.from(await drawPaper(paper.value)));
    },
  );
}
