import 'reflect-metadata';
import { DatabaseSync } from 'node:sqlite';
import { Controller, Get, Inject, Module, Param, Query } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { physicalTables } from './physical-tables';

const DATABASE = 'database';
let table: (name: string) => string;

/** What one would write in an afternoon: the obvious SQL over the same tables, with `count(*)` for the total. */
@Controller('de/api_v4')
class BareController {
  constructor(@Inject(DATABASE) private readonly database: DatabaseSync) {}

  @Get('projects.json')
  list(@Query('page') page: string, @Query('per_page') perPage: string) {
    const where = 'where l.listed = 1 and l.completed = 0';
    const { total } = this.database.prepare(`select count(*) as total ${joined()} ${where}`).get() as {
      total: number;
    };
    const rows = this.database
      .prepare(`select ${columns} ${joined()} ${where} order by l.rank desc, l.number limit ? offset ?`)
      .all(Number(perPage), (Number(page) - 1) * Number(perPage));
    return {
      total_entries: total,
      offset: (Number(page) - 1) * Number(perPage),
      total_pages: Math.ceil(total / Number(perPage)),
      current_page: Number(page),
      per_page: Number(perPage),
      data: rows.map(shown),
    };
  }

  @Get('projects/:id.json')
  one(@Param('id') id: string) {
    const row = this.database.prepare(`select ${columns} ${joined()} where l.number = ?`).get(Number(id));
    return shown(row as Record<string, unknown>);
  }
}

const columns = `l.number as id, l.created_at, l.updated_at, s.latitude, s.longitude, s.street, s.zip, s.city,
  s.country_code as country, s.title_de as title, s.description_de as description, l.tax_deductible,
  l.donations_prohibited, l.completed_at, l.closed_at, l.open_eur_minor as open_amount_in_cents,
  l.donated_eur_minor as donated_amount_in_cents, l.positive_opinion_count as positive_opinions_count,
  l.negative_opinion_count as negative_opinions_count, l.donor_count, l.progress_percentage,
  l.incomplete_need_count, l.completed_need_count, l.update_count as blog_post_count, s.slug,
  s.profile_picture, o.number as carrier, o.name as carrier_name, o.logo as carrier_logo`;

const joined = (): string => `from ${table('campaign_listing')} l
  join ${table('campaign_stories')} s on s.campaign_id = l.campaign_id
  left join ${table('campaign_carriers')} o on o.organisation_id = s.organisation_id`;

/** The same members as the contract's, pictures and links included. */
function shown({
  slug,
  profile_picture,
  carrier,
  carrier_name,
  carrier_logo,
  ...row
}: Record<string, unknown>) {
  const api = 'http://127.0.0.1/de/api_v4';
  const web = 'http://127.0.0.1/de';
  const picture = (href: unknown, ...rels: string[]) => ({ links: rels.map((rel) => ({ rel, href })) });
  const id = String(row['id']);
  return {
    ...row,
    created_at: new Date(Number(row['created_at'])).toISOString(),
    updated_at: new Date(Number(row['updated_at'])).toISOString(),
    contact: {
      name: null,
      picture: picture('/assets/default/user.png', 'fill_100x100', 'original'),
      links: [],
    },
    carrier: {
      name: carrier_name,
      picture: picture(carrier_logo, 'fill_100x100', 'original'),
      links: [{ rel: 'self', href: `${api}/organisations/${String(carrier)}.json` }],
    },
    profile_picture: picture(
      profile_picture,
      'fill_960x500',
      'fill_730x380',
      'fill_618x322',
      'fill_410x214',
      'fill_270x141',
      'original',
    ),
    active_matching_fund: null,
    links: [
      { rel: 'self', href: `${api}/projects/${id}.json` },
      { rel: 'platform', href: `${web}/projects/${id}-${String(slug)}` },
      ...['opinions', 'pictures', 'needs', 'blog_posts'].map((rel) => ({
        rel,
        href: `${api}/projects/${id}/${rel}.json`,
      })),
      { rel: 'matching_funds', href: `${api}/matching_funds.json?project_id=${id}` },
      { rel: 'new_donation', href: `${web}/projects/${id}/donations/new` },
    ],
  };
}

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
