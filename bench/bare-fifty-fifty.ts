import 'reflect-metadata';
import { DatabaseSync } from 'node:sqlite';
import { Controller, Get, Inject, Module, Param, Query } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { physicalTables } from './physical-tables';

const DATABASE = 'database';
const shown = 'd.amount_minor, d.currency, d.name, d.source, d.reference, d.donated_at';

/** What one would write in an afternoon: a Nest/Express handler a call, with the obvious SQL over the same tables. */
@Controller('api')
class BareController {
  constructor(@Inject(DATABASE) private readonly database: DatabaseSync) {}

  @Get(':key/statistics')
  statistics() {
    const sums = this.database
      .prepare(
        `select count(distinct d.campaign_id) as projects, count(*) as donations, count(distinct d.name) as backers,
          sum(d.gbp_minor) as total from ${table('donations')} d`,
      )
      .get() as Record<string, number>;
    return {
      status: 200,
      data: {
        project_count: String(sums['projects']),
        backer_count: String(sums['backers']),
        donation_count: String(sums['donations']),
        donation_total: String((sums['total'] ?? 0) / 100),
      },
    };
  }

  @Get(':key/projects/list')
  list() {
    return {
      status: 200,
      data: this.database.prepare(`${projects()} group by c.campaign_id order by n.number`).all(),
    };
  }

  @Get(':key/projects/:id')
  one(@Param('id') id: string) {
    return {
      status: 200,
      data: this.database.prepare(`${projects()} where n.number = ? group by c.campaign_id`).get(id),
    };
  }

  @Get(':key/projects/:id/donations/search')
  search(@Param('id') id: string, @Query('name') name: string) {
    const rows = this.database
      .prepare(
        `select dn.number as id, ${shown} from ${table('donations')} d
          join ${table('campaign_numbers')} n on n.campaign_id = d.campaign_id
          join ${table('donation_numbers')} dn on dn.donation_id = d.donation_id
          where n.number = ? and lower(d.name) like ? order by dn.number`,
      )
      .all(id, `%${name.toLowerCase()}%`);
    return { status: 200, data: rows };
  }
}

const projects =
  (): string => `select n.number as id, c.title, c.description, c.slug, c.hashtag, c.gateway_url,
    c.submitted_at, sum(d.gbp_minor) as donated, count(distinct d.name) as backers
  from ${table('campaigns')} c join ${table('campaign_numbers')} n on n.campaign_id = c.campaign_id
  left join ${table('donations')} d on d.campaign_id = c.campaign_id`;

let table: (name: string) => string;

process.on('message', ({ file }: { file: string }) => void serve(file));
process.on('disconnect', () => process.exit(0));

async function serve(file: string): Promise<void> {
  const database = new DatabaseSync(file, { readOnly: true });
  table = physicalTables(database);

  @Module({ controllers: [BareController], providers: [{ provide: DATABASE, useValue: database }] })
  class BareModule {}

  const app = await NestFactory.create(BareModule, { logger: false });
  await app.listen(0, '127.0.0.1');
  process.send?.((app.getHttpServer() as { address(): object }).address());
}
